import type { z } from "zod";
import { IdempotencyMismatch } from "../db/idempotency.ts";
import { type ErrorCode, ServiceError } from "../services/errors.ts";
import type { RefusalTexts } from "../services/labels/explain-refusal.ts";

/** A problem document (RFC 9457). `type` is stable; programs branch on it, people read `detail`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Fields at fault, as JSON pointers into the request. */
  errors?: { pointer: string; detail: string }[];
  /** Ids, codes and counts the service gave with the refusal. */
  [extension: string]: unknown;
}

export const statusOf: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  changed: 412,
};

const titles: Record<number, string> = {
  400: "The request cannot be read",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  409: "Not in this state",
  410: "No longer there",
  412: "Changed meanwhile",
  413: "Too large",
  415: "Wrong content type",
  416: "No such part",
  422: "The request breaks a rule",
  500: "Something went wrong here",
};

/** Postgres: lock not available in time, deadlock, serialisation failure. Nothing was done; the same request may go again. */
const RETRY = new Set(["55P03", "40P01", "40001"]);

/** Two requests wrote the same at once; the service's own check answers the one that comes later. */
const UNIQUE_VIOLATION = "23505";
/** Postgres' text has no zero character, alone or in JSON. */
const UNSTORABLE = new Set(["22021", "22P05"]);

/** A part of the request that its schema refuses. */
export class RequestError extends Error {
  part: "params" | "query" | "body";
  issues: z.core.$ZodIssue[];
  constructor(part: RequestError["part"], issues: z.core.$ZodIssue[]) {
    super("request does not match its schema");
    this.part = part;
    this.issues = issues;
  }
}

/** A body that does not say it is JSON, where a route reads one. */
export class ContentTypeError extends Error {}

/**
 * The problem document of an error; everything unknown is a 500 that tells nothing of its cause. `detail` is English for who reads logs, the fields at fault
 * are explained in the reader's language.
 */
export function toProblem(error: unknown, texts: RefusalTexts): Problem {
  if (error instanceof ServiceError) {
    const { pointer, ...details } = error.details;
    const detail = texts.ofReason(error.reason, error.message, details);
    const errors = typeof pointer === "string" ? [{ pointer, detail }] : undefined;
    return { ...details, ...problem(statusOf[error.code], error.reason, error.message), ...(errors ? { errors } : {}) };
  }
  if (error instanceof RequestError) return requestProblem(error, texts);
  if (error instanceof ContentTypeError)
    return problem(415, "wrongContentType", "The body must be JSON, sent with Content-Type: application/json.");
  if (error instanceof IdempotencyMismatch) {
    return problem(422, "idempotencyMismatch", "This Idempotency-Key came before with another request.");
  }
  const code = postgresCode(error);
  if (code && RETRY.has(code))
    return { ...problem(409, "busy", "Somebody else is changing this. Try again."), retry: true };
  if (code === UNIQUE_VIOLATION)
    return problem(409, "alreadyThere", "Somebody else has just written the same. Read it again.");
  if (code && UNSTORABLE.has(code))
    return problem(422, "unstorableText", "A text holds a character that cannot be kept.");
  const status = requestStatus(error);
  if (status === 413) return problem(413, "tooLarge", "The body is larger than this address takes.");
  if (status) return problem(status, "unreadable", "The body cannot be read as JSON.");
  return problem(500, "internal");
}

export function problem(status: number, reason: string, detail?: string): Problem {
  return { type: `/problems/${reason}`, title: titles[status] ?? "Problem", status, ...(detail ? { detail } : {}) };
}

function requestProblem(error: RequestError, texts: RefusalTexts): Problem {
  // An id that cannot be one names nothing.
  if (error.part === "params") return problem(404, "notFound", "There is nothing at this address.");
  const prefix = error.part === "query" ? "/query" : "";
  const errors = error.issues.map((issue) => ({
    pointer: `${prefix}/${issue.path.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    detail: texts.ofIssue(issue.message),
  }));
  return { ...problem(422, "invalidRequest", "Some fields are missing or wrong."), errors };
}

/** The query builder wraps the driver's error, so the chain of causes is walked. */
function postgresCode(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

/** What the readers of addresses and bodies and the sender of files find wrong with the request itself. */
function requestStatus(error: unknown): number | null {
  const { status, type, expose } = (error ?? {}) as { status?: unknown; type?: unknown; expose?: unknown };
  const ofRequest = typeof type === "string" || expose === true || error instanceof URIError;
  return ofRequest && typeof status === "number" && status >= 400 && status < 500 ? status : null;
}
