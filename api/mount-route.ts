import { createHmac } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import type { z } from "zod";
import { hasFields, type Route } from "../contracts/route.ts";
import { AnsweredBefore, withIdempotency } from "../db/idempotency.ts";
import { nameActor } from "../domain/access/actor.ts";
import { canonicalJson } from "../domain/canonical-json.ts";
import { ConflictError, InvalidError } from "../services/errors.ts";
import type { AppDeps } from "./app-deps.ts";
import type { BoundRoute, Call } from "./bind.ts";
import { findActor } from "./find-actor.ts";
import { ContentTypeError, RequestError } from "./problem.ts";
import { readerLocaleOf, readerTextsOf } from "./reader-texts.ts";

/** Uploads of an import are files in JSON; a decision may name 10,000 clients; everything else is small. */
const bodyLimit = (access: string) => (access === "importData" ? "96mb" : "4mb");

/**
 * Puts one route into the router: access first, then the body, each part parsed by its schema, then the service. What
 * the response schema doesn't name never leaves.
 */
export function mountRoute(router: Router, deps: AppDeps, bound: BoundRoute): void {
  const { route } = bound;
  const readBody = express.json({ limit: bodyLimit(route.access) });
  // A mail program's one-click POST is a form and nobody reads it: a route without fields takes any body.
  const takesBody = route.method !== "get" && hasFields(route.body);
  router[route.method](route.path, async (request, response) => {
    const actor = await findActor(deps, route.access, request);
    const empty = request.headers["content-length"] === "0";
    if (takesBody && !empty && request.is("json") === false) throw new ContentTypeError();
    await new Promise<void>((resolve, reject) => {
      readBody(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
    });
    const error = readerTextsOf(request).fieldErrorMap;
    const call = {
      params: parsePart("params", route.params, request.params, error),
      query: parsePart("query", route.query, request.query, error),
      body: parsePart("body", route.body, request.body ?? {}, error),
      actor,
      deps,
      locale: readerLocaleOf(request),
      ifMatch: readIfMatch(request),
    };
    const key = route.method === "post" && !route.readsOnly ? readIdempotencyKey(request) : null;
    const answer = key
      ? await answerOnce(request, response, bound, call, key)
      : route.response.parse((await bound.handle(call)) ?? {});
    sendAnswer(response, answer);
  });
}

/** A twin of a request answered before gets the stored answer, through the same schema as the first one did. */
async function answerOnce(
  request: Request,
  response: Response,
  bound: BoundRoute,
  call: Call<Route>,
  key: string,
): Promise<unknown> {
  const { route } = bound;
  const shape = (result: unknown) => route.response.safeParse(result).data ?? null;
  const named = {
    actor: nameActor(call.actor),
    route: route.id,
    key,
    bodyHash: hashRequest(call.deps.secret, request),
  };
  try {
    return route.response.parse((await withIdempotency(named, shape, () => bound.handle(call))) ?? {});
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
    response.set("Idempotency-Replayed", "true");
    // A verb whose result is not its route's answer: nothing was done again, the record tells.
    const stored = route.response.safeParse(error.answer);
    if (!stored.success) throw new ConflictError("doneBefore", "This was done before. Read the record again.");
    return stored.data;
  }
}

function parsePart(part: RequestError["part"], schema: z.ZodType, value: unknown, error: z.core.$ZodErrorMap): unknown {
  const parsed = schema.safeParse(value, { error });
  if (!parsed.success) throw new RequestError(part, parsed.error.issues);
  return parsed.data;
}

/** `If-Match: "3"` names the version the sender saw. */
function readIfMatch(request: Request): number | null {
  const header = request.header("if-match");
  if (header === undefined || header === "*") return null;
  const version = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new InvalidError("ifMatchUnreadable", 'If-Match must name a version, for instance "3".');
  return Number(version);
}

function readIdempotencyKey(request: Request): string | null {
  const key = request.header("idempotency-key");
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new InvalidError("idempotencyKeyUnreadable", "Idempotency-Key must have 1 to 200 visible ASCII characters.");
  }
  return key;
}

/** Keyed, because a body may hold a password and its hash is kept for a day. */
const hashRequest = (secret: string, request: Request) =>
  createHmac("sha256", `${secret}:request`)
    .update(canonicalJson({ params: request.params, query: request.query, body: request.body ?? null }))
    .digest("base64url");

function sendAnswer(response: Response, answer: unknown): void {
  const { version } = (answer ?? {}) as { version?: unknown };
  // Express would put a weak hash of the body here; the version is what If-Match compares.
  if (typeof version === "number") response.set("ETag", `"${version}"`);
  response.json(answer);
}
