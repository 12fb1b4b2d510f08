import { afterAll, beforeAll, expect, test } from "vitest";
import { listRoutes } from "../../api/routes.ts";
import { startTestApi, type TestApi } from "../support/api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ demo: true });
});
afterAll(() => api.stop());

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string }>;
}

async function readOperations() {
  const { body } = await api.stranger.get("openapi.json");
  const paths = body.paths as Record<string, Record<string, Operation>>;
  return {
    document: body,
    operations: Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    ),
  };
}

test("the document is OpenAPI 3.1 and names every route once", async () => {
  const { document, operations } = await readOperations();
  expect(document.openapi).toBe("3.1.0");
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const ids = operations.map(({ operation }) => operation.operationId).sort();
  expect(ids).toEqual([...listRoutes({ demo: true }).map(({ route }) => route.id), "streamEvents"].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test("every parameter of a path is declared as required, and every answer has a description", async () => {
  const { operations } = await readOperations();
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
    expect(declared.map((parameter) => parameter.name).sort()).toEqual(named);
    expect(declared.every((parameter) => parameter.required === true && parameter.schema)).toBe(true);
    expect(Object.keys(operation.responses)).toContain("200");
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(status).toMatch(/^[1-5]\d\d$/);
      expect(response.description).not.toBe("");
    }
  }
});

test("every default in it is of its own schema's type", async () => {
  const { document } = await readOperations();
  const wrong: unknown[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { type, default: given } = value as { type?: unknown; default?: unknown };
    const found = Array.isArray(given) ? "array" : typeof given;
    const wanted = type === "integer" ? "number" : type;
    if (typeof wanted === "string" && given !== undefined && found !== wanted) wrong.push(value);
    Object.values(value).forEach(look);
  };
  look(document);
  expect(wrong).toEqual([]);
});

test("every reference in it leads somewhere, and no body belongs to a GET", async () => {
  const { document, operations } = await readOperations();
  for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (pointer as string)
      .split("/")
      .reduce<Record<string, unknown> | undefined>((at, key) => at?.[key] as Record<string, unknown>, document);
    expect(target, pointer).toBeDefined();
  }
  expect(operations.filter(({ method, operation }) => method === "get" && operation.requestBody)).toEqual([]);
});

test("no two routes answer the same method and path", () => {
  const places = listRoutes({ demo: true }).map(({ route }) => `${route.method} ${route.path.replace(/:\w+/g, ":")}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

test("the page at /docs shows each of them, without script and from here alone", async () => {
  const page = await api.stranger.get("/docs");
  expect(page.status).toBe(200);
  for (const { route } of listRoutes({ demo: true })) expect(page.body).toContain(`id="${route.id}"`);
  expect(page.body).not.toMatch(/<script|https?:\/\/(?!127)/);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
});
