import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Route } from "../../contracts/route.ts";

/** An answer that is no success, as its problem document says. */
export class ApiError extends Error {
  status: number;
  type: string;
  problem: Record<string, unknown>;
  constructor(route: string, status: number, problem: Record<string, unknown>) {
    super(
      `${route}: ${status} ${problem.type ?? ""} ${problem.detail ?? problem.title ?? ""} ${JSON.stringify(problem)}`,
    );
    this.status = status;
    this.type = String(problem.type ?? "");
    this.problem = problem;
  }
}

type Input<R extends Route> = {
  params?: z.input<R["params"]>;
  query?: z.input<R["query"]>;
  body?: z.input<R["body"]>;
};

/** One user of the public API: a signed-in person, or the holder of a link. */
export interface ApiClient {
  call<R extends Route>(route: R, input?: Input<R>): Promise<z.output<R["response"]>>;
}

/** Busy (409) answers are tried again this often: somebody else held the lock. */
const TRIES = 5;

/** A client that sends `headers` with every request. Every changing POST carries a key, so that a retry changes nothing twice. */
export function createApiClient(address: string, headers: Record<string, string>): ApiClient {
  return {
    call: async (route, input = {}) => {
      const key = randomUUID();
      for (let attempt = 1; ; attempt++) {
        const response = await fetch(`${address}/api/v1${fillPath(route.path, input.params)}${toQuery(input.query)}`, {
          method: route.method.toUpperCase(),
          headers: {
            ...headers,
            ...(input.body === undefined ? {} : { "content-type": "application/json" }),
            ...(route.method === "post" ? { "idempotency-key": key } : {}),
          },
          ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        });
        const answer = (await response.json()) as Record<string, unknown>;
        if (response.ok) return route.response.parse(answer) as never;
        const busy = response.status === 409 && String(answer.type).endsWith("busy");
        if (!busy || attempt === TRIES) throw new ApiError(route.id, response.status, answer);
      }
    },
  };
}

/**
 * Signs a person in with e-mail and password, as the page does; the session's cookie goes with every request. Error where
 * nothing answers at the address.
 */
export async function signIn(address: string, email: string, password: string): Promise<ApiClient> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  }).catch((cause: unknown) => {
    throw new Error(`No server answers at ${address}.`, { cause });
  });
  if (!response.ok)
    throw new ApiError("signIn", response.status, (await response.json().catch(() => ({}))) as Record<string, unknown>);
  const cookie = response.headers
    .getSetCookie()
    .map((part) => part.split(";")[0])
    .join("; ");
  return createApiClient(address, { cookie });
}

function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, string>;
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}

function toQuery(query: unknown): string {
  const entries = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return entries.length === 0
    ? ""
    : `?${new URLSearchParams(Object.fromEntries(entries.map(([name, value]) => [name, String(value)])))}`;
}

/**
 * Does something that names an exact count, and once more when the process changed that count between reading and deciding,
 * as a person would who is told to look again.
 */
export async function lookAgain(decide: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide();
    } catch (error) {
      const changed = error instanceof ApiError && error.status === 409 && /(count|total)\w*$/i.test(error.type);
      if (!changed || attempt === TRIES) throw error;
    }
  }
}
