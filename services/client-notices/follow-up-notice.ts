import type { ServiceDeps } from "../deps.ts";
import { takeNoticeSteps } from "./take-notice-steps.ts";

/**
 * A notice that went out is followed until the client knows (R17): unconfirmed ones are called, a bounce goes to the next
 * way at once, at half the time it is tried again, then it is the head's.
 */
export function followUpNotice(deps: ServiceDeps, handoverId: string): Promise<void> {
  return takeNoticeSteps(deps, handoverId, "followUpNotice", ["sent", "failed", "told"]);
}
