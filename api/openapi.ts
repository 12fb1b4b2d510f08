import {
  extendZodWithOpenApi,
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
} from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { hasFields, type Route, type RouteAccess } from "../contracts/route.ts";
import { streamEventsRoute } from "../contracts/routes/events.ts";
import { accessTable } from "../domain/access/access-table.ts";

extendZodWithOpenApi(z);

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem", { description: "RFC 9457 problem; `type` is stable.", additionalProperties: true });

/** The OpenAPI 3.1 document of these routes: the same schemas that parse requests and answers. */
export function createOpenApi(routes: readonly Route[], publicUrl: string) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "handover.session_token",
  });
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "link", { type: "apiKey", in: "header", name: "Handover-Link" });
  for (const route of [...routes, streamEventsRoute]) registry.registerPath(toOperation(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Handover",
      version: "1",
      description:
        "Sign in with POST /api/auth/sign-in/email {email, password}; the session is a cookie, the same token comes in the header " +
        "set-auth-token for use as a bearer. A changing POST may carry an Idempotency-Key: sent again it gets its first answer.",
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: [...new Set(routes.map((route) => areaOf(route.path)))].sort().map((name) => ({ name })),
  });
}

function toOperation(route: Route): RouteConfig {
  const changing = route.method !== "get";
  const streams = route.id === streamEventsRoute.id;
  return {
    method: route.method,
    path: route.path.replace(/:(\w+)/g, "{$1}"),
    operationId: route.id,
    summary: route.summary,
    description: describeAccess(route.access),
    tags: [areaOf(route.path)],
    security: securityOf(route.access),
    request: {
      ...(hasFields(route.params) ? { params: route.params as z.ZodObject } : {}),
      ...(hasFields(route.query) ? { query: route.query as z.ZodObject } : {}),
      ...headersOf(route),
      ...(changing && hasFields(route.body)
        ? { body: { required: true, content: { "application/json": { schema: route.body } } } }
        : {}),
    },
    responses: {
      200: {
        description: "Done",
        content: { [streams ? "text/event-stream" : "application/json"]: { schema: route.response } },
      },
      ...Object.fromEntries(problemsOf(route).map(([status, description]) => [status, problemResponse(description)])),
    },
  };
}

const problemResponse = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemSchema } },
});

function headersOf(route: Route): { headers?: z.ZodObject } {
  const headers = {
    ...(route.method === "post" && !route.readsOnly ? { "Idempotency-Key": z.string().max(200).optional() } : {}),
    ...(route.versioned ? { "If-Match": z.string().optional() } : {}),
  };
  return Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {};
}

function problemsOf(route: Route): [number, string][] {
  const signedIn = route.access !== "public" && route.access !== "link";
  const readsBody = route.method !== "get" && hasFields(route.body);
  const list: [number, string, boolean][] = [
    [400, "The body is not readable JSON", readsBody],
    [401, "No live sign-in", signedIn],
    [403, "Not allowed to this role or on this record", route.access !== "public"],
    [404, "No such record", hasFields(route.params) || route.access === "link"],
    [409, "Not in this state, or somebody else is changing it", route.method !== "get"],
    [410, "The link is no longer valid", route.access === "link"],
    [412, "Changed since the version named by If-Match", route.versioned === true],
    [415, "The body does not say it is JSON", readsBody],
    [422, "A field is wrong or a rule forbids it", route.method !== "get" || hasFields(route.query)],
  ];
  return list.filter(([, , applies]) => applies).map(([status, description]) => [status, description]);
}

function describeAccess(access: RouteAccess): string {
  if (access === "public") return "For everyone.";
  if (access === "link") return "For the holder of a signed link.";
  if (access === "signedIn") return "For everyone signed in; the answer holds what the person may see.";
  if (access === "demo") return "For the demo's own sign-in, in a database made for a demo.";
  const roles = [...new Set(accessTable[access].map((grant) => `${grant.role} (${grant.relation})`))];
  return `Access \`${access}\`: ${roles.join(", ")}.`;
}

function securityOf(access: RouteAccess): Record<string, string[]>[] {
  if (access === "public") return [];
  return access === "link" ? [{ link: [] }] : [{ session: [] }, { bearer: [] }];
}

const areaOf = (path: string) => path.split("/")[1] ?? "";
