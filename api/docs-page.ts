import type { createOpenApi } from "./openapi.ts";

type OpenApi = ReturnType<typeof createOpenApi>;

/** The API to read: one self-contained page made from the OpenAPI document, without any script. */
export function renderDocs(document: OpenApi): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (["get", "post", "put", "patch", "delete"] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  const areas = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? "");
  const names = [...areas.keys()].sort();
  const sections = names.map(
    (name) =>
      `<section id="${escapeHtml(name)}"><h2>${escapeHtml(name)}</h2>${(areas.get(name) ?? []).map(renderOperation).join("")}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handover API</title><link rel="stylesheet" href="/style.css"></head>
<body class="docs"><header><h1>Handover API</h1><p>${escapeHtml(document.info.description ?? "")}</p>
<p>All addresses begin with <code>/api/v1</code>. Machine-readable: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
Errors are <code>application/problem+json</code>; their <code>type</code> is stable.</p>
<nav>${names.map((name) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`).join(" ")}</nav></header>
<main>${sections.join("")}</main></body></html>`;
}

type Operation = { path: string; method: string; operation: NonNullable<NonNullable<OpenApi["paths"]>[string]["get"]> };

function renderOperation({ path, method, operation }: Operation): string {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => ("name" in parameter ? [parameter] : []));
  const body =
    operation.requestBody && "content" in operation.requestBody
      ? operation.requestBody.content["application/json"]?.schema
      : undefined;
  const answer = operation.responses?.[200];
  const media: unknown = answer && "content" in answer ? Object.values(answer.content ?? {})[0] : undefined;
  const response = (media as { schema?: unknown } | undefined)?.schema ?? {};
  const problems = Object.keys(operation.responses ?? {}).filter((status) => status !== "200");
  return `<details id="${operation.operationId}"><summary><b class="method ${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary ?? "")}</summary>
<p>${escapeHtml(operation.description ?? "")}</p>
${parameters.length > 0 ? `<h4>Parameters</h4><ul>${parameters.map((parameter) => `<li><code>${escapeHtml(parameter.name)}</code> in ${parameter.in}${parameter.required ? ", required" : ""}</li>`).join("")}</ul>` : ""}
${body ? `<h4>Request</h4><pre>${schemaText(body)}</pre>` : ""}
<h4>Answer</h4><pre>${schemaText(response)}</pre>
${problems.length > 0 ? `<p>Problems: ${problems.join(", ")}</p>` : ""}</details>`;
}

const schemaText = (schema: unknown) => escapeHtml(JSON.stringify(schema, null, 2));

export const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
