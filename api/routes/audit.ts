import { listAuditRoute, verifyAuditRoute } from "../../contracts/routes/audit.ts";
import { checkAudit } from "../../services/audit/check-audit.ts";
import { listAudit } from "../../services/audit/list-audit.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const auditRoutes: BoundRoute[] = [
  bind(listAuditRoute, ({ deps, actor, query }) => listAudit(deps, actor, query)),
  bind(verifyAuditRoute, ({ deps, actor, body }) => checkAudit(deps, actor, body.expectedHead)),
];
