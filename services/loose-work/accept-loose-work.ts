import { sql } from "drizzle-orm";
import type { AcceptLooseWork } from "../../contracts/loose-work.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { requireNotPast } from "../require-not-past.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { endEmptyTasks } from "./end-empty-tasks.ts";

/**
 * The person named (or the deputy while they are away) accepts loose work, each piece with the same date; it is in their name from then on, part of
 * their own book (R20). InvalidError `dateInPast`; ConflictError `departureEnded`, `notOpen` names pieces that do not wait for them.
 */
export async function acceptLooseWork(
  deps: ServiceDeps,
  actor: Actor,
  input: AcceptLooseWork & { departureId: string },
): Promise<{ accepted: number }> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const { departureId, dueOn, ids } = input;
    if (actor.kind !== "person") throw new ForbiddenError("notYours");
    await context.lock.departure(departureId, "share");
    const departure = await findDeparture(tx, departureId);
    requireAccess(context, "acceptLooseWork", { ownIds: [actor.id] });
    if (!isGoingOn(departure.state)) throw new ConflictError("departureEnded", "This departure is not running.");
    const { today } = await loadTiming(context, departure);
    requireNotPast(dueOn, today, "/dueOn");
    const people = sql.param(await listActingFor(context, actor.id, "acceptLooseWork", departureId));
    const which = ids === "all" ? sql`true` : sql`id = any(${sql.param(ids)}::uuid[])`;
    const now = sql`${businessNow.toISOString()}::timestamptz`;
    const { rows } = await tx.execute<{ id: string }>(sql`
      with accepted as (
        update loose_work set accepted_at = ${now}, due_on = ${dueOn}::date
        where departure_id = ${departureId} and accepted_at is null and to_person_id = any(${people}::uuid[]) and ${which}
        returning id, kind, subject_id, to_person_id
      ), questions as (
        update open_questions q set responsible_id = a.to_person_id, next_responsible_id = a.to_person_id, next_due_on = ${dueOn}::date,
          handed_over_at = ${now}, accepted_at = ${now}
        from accepted a where a.kind = 'question' and q.id = a.subject_id
      ), open_deals as (
        update deals d set owner_id = a.to_person_id from accepted a where a.kind = 'deal' and d.id = a.subject_id
      ), open_orders as (
        update orders o set owner_id = a.to_person_id from accepted a where a.kind = 'order' and o.id = a.subject_id
      ), meetings as (
        update planned_meetings m set person_id = a.to_person_id from accepted a where a.kind = 'meeting' and m.id = a.subject_id
      )
      select id from accepted order by id`);
    const found = new Set(rows.map(({ id }) => id));
    const gone = ids === "all" ? [] : ids.filter((id) => !found.has(id));
    if (gone.length > 0 || rows.length === 0) {
      throw new ConflictError("notOpen", "This work does not wait for you.", { ids: gone });
    }
    await endEmptyTasks(context, departureId);
    const body = { dueOn, looseWork: [...found] };
    return done(
      { accepted: rows.length },
      [{ verb: "acceptLooseWork", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}
