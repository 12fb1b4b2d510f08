import { type SQL, sql } from "drizzle-orm";
import type { DepartmentNoticeLine } from "../../contracts/departments.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { requireAccess } from "../access/require-access.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { readNoticeLines } from "./read-notice-lines.ts";

/**
 * Department notices, of one departure or of all: a department sees its own, a head those of their team's departures, an executive every
 * one. ForbiddenError for everybody else.
 */
export function listDepartmentNotices(
  deps: ServiceDeps,
  actor: Actor,
  departureId?: string,
): Promise<DepartmentNoticeLine[]> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const departmentId = actor.kind === "person" ? actor.departmentId : null;
    const teamIds = actor.kind === "person" ? actor.headOfTeamIds : [];
    if (departureId) {
      const { teamId } = await findToldDeparture(context, departureId);
      requireAccess(context, "readDepartmentNotice", { teamId, departmentId });
    } else requireAccess(context, "readDepartmentNotice", { teamId: teamIds[0] ?? null, departmentId });

    const mine: SQL[] = [];
    if (decideAccess(actor, "readDepartmentNotice").allowed) mine.push(sql`true`);
    if (decideAccess(actor, "readDepartmentNotice", { departmentId }).allowed) mine.push(sql`d.id = ${departmentId}`);
    if (decideAccess(actor, "readDepartmentNotice", { teamId: teamIds[0] ?? null }).allowed)
      mine.push(sql`p.team_id = any(${sql.param([...teamIds])}::uuid[])`);
    const visible = sql`(${sql.join(mine, sql` or `)})`;
    return readNoticeLines(tx, departureId ? sql`n.departure_id = ${departureId} and ${visible}` : visible);
  });
}
