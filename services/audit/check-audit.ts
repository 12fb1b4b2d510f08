import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { type AuditVerdict, verifyAudit } from "./verify-audit.ts";

/** Recomputes the whole chain for the auditor; `expectedHead` is a head hash kept elsewhere. */
export function checkAudit(deps: ServiceDeps, actor: Actor, expectedHead?: string): Promise<AuditVerdict> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "readAudit");
    return verifyAudit(context.tx, expectedHead);
  });
}
