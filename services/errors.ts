/** The one taxonomy of what a service may refuse; the API turns `code` into a problem document. */
export type ErrorCode = "notFound" | "forbidden" | "invalid" | "conflict" | "changed" | "gone" | "unauthenticated";

export class ServiceError extends Error {
  code: ErrorCode;
  /** Stable machine-readable reason within the code: `leaverIsSuccessor`, `budgetExceeded` … */
  reason: string;
  /** Ids, codes, counts and field pointers that help the caller; no personal values. */
  details: Record<string, unknown>;
  constructor(code: ErrorCode, reason: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** No such record, or none that this actor may know of. */
export class NotFoundError extends ServiceError {
  constructor(what: string) {
    super("notFound", `${what}NotFound`, `There is no such ${what}.`);
  }
}

/** The actor may not do this to this record in its present state. */
export class ForbiddenError extends ServiceError {
  constructor(reason: string) {
    super("forbidden", reason, "You may not do this.");
  }
}

/** The request breaks a rule of the field; `details.pointer` names the field where one is at fault. */
export class InvalidError extends ServiceError {
  constructor(reason: string, message: string, details: Record<string, unknown> = {}) {
    super("invalid", reason, message, details);
  }
}

/** The record is not in a state that allows it, or somebody else was faster. */
export class ConflictError extends ServiceError {
  constructor(reason: string, message: string, details: Record<string, unknown> = {}) {
    super("conflict", reason, message, details);
  }
}

/** `If-Match` named an older version; `details.version` is the present one, `details.changes` what changed since and by whom. */
export class ChangedError extends ServiceError {
  constructor(version: number, changes: readonly object[] = [], details: Record<string, unknown> = {}) {
    super("changed", "changedMeanwhile", "Somebody changed this meanwhile. Read it again.", {
      ...details,
      version,
      changes,
    });
  }
}
