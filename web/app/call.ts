import type { z } from "zod";
import type { Route } from "../../contracts/route.ts";
import { Problem } from "./problem.ts";
import { randomKey } from "./random-key.ts";

type Part<Name extends string, Schema extends z.ZodType> = keyof z.input<Schema> extends never
  ? { [K in Name]?: undefined }
  : Record<never, never> extends z.input<Schema>
    ? { [K in Name]?: z.input<Schema> }
    : { [K in Name]: z.input<Schema> };

/** What a route takes: its path's ids, query and body, as its schemas in contracts/ say. */
export type CallInput<R extends Route> = Part<"params", R["params"]> &
  Part<"query", R["query"]> &
  Part<"body", R["body"]>;
export type Answer<R extends Route> = z.output<R["response"]>;

export interface CallOptions {
  /** The version the person saw; another meanwhile is answered with 412. */
  ifMatch?: number;
  /** The same for a repetition of the same act: it is done once. */
  idempotencyKey?: string;
  /** Token of a signed link that is kept out of addresses. */
  link?: string;
  signal?: AbortSignal;
}

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Calls one route of the API. Throws Problem for a refusal, and when nobody answers (`status` 0). */
export async function call<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<Answer<R>> {
  const { params = {}, query = {}, body } = input as Parts;
  const response = await send(addressOf(route, params, query), {
    method: route.method.toUpperCase(),
    headers: headersOf(route, options, body !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return readAnswer(response) as Promise<Answer<R>>;
}

/** Posts to the sign-in library's own addresses. */
export async function callSignIn(path: "sign-in/email" | "sign-out", body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  await readAnswer(await send(`/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** `/api/v1/departures/…?filter=open`; an array in the query is repeated, what is undefined is left out. */
export function addressOf(route: Route, params: Record<string, unknown>, query: Record<string, unknown>): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(key, String(value));
  }
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ""}`;
}

function headersOf(route: Route, options: CallOptions, hasBody: boolean): Record<string, string> {
  return {
    ...(hasBody ? { "content-type": "application/json" } : {}),
    ...(route.method === "post" && !route.readsOnly
      ? { "idempotency-key": options.idempotencyKey ?? randomKey() }
      : {}),
    ...(options.ifMatch === undefined ? {} : { "if-match": `"${options.ifMatch}"` }),
    ...(options.link === undefined ? {} : { "handover-link": options.link }),
    "accept-language": document.documentElement.lang,
  };
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({ status: 0, type: "/problems/noConnection", title: "No connection" });
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const content: unknown = isJson ? await response.json() : {};
  if (response.ok) return content;
  throw new Problem({ status: response.status, ...(content as Record<string, unknown>) });
}
