import type { ServiceDeps } from "../deps.ts";
import { takeNoticeSteps } from "./take-notice-steps.ts";

/**
 * A released notice sets out (R15, R17): gold is called first and its letter waits for the call or one working day; others are
 * written to in the client's working hours, or called or written to by post where no address may be used.
 */
export function callOrWrite(deps: ServiceDeps, handoverId: string): Promise<void> {
  return takeNoticeSteps(deps, handoverId, "callOrWrite", ["released"]);
}
