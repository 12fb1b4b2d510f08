import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listAnswerLimits } from "./list-answer-limits.ts";
import { needsAssignment } from "./needs-assignment.ts";

/**
 * Due when proposals were answered, refused or assigned, when an answer is too late, when clients need a named person and nobody was asked for all of
 * them, and when that request is itself past due.
 */
export async function appointOwnersFact(context: Context, departureId: string): Promise<StepFact> {
  const { tx, businessNow } = context;
  const departure = await findDeparture(tx, departureId);
  if (!isGoingOn(departure.state)) return { due: false, nextAt: null };
  const { policy } = await readSettings(tx);
  const limits = await listAnswerLimits(context, departureId, await loadCalendar(tx, departure.teamId));
  const { rows } = await tx.execute<{
    settled: boolean;
    needed: number;
    asked: number | null;
    asked_until: string | null;
  }>(sql`
    select
      exists (select from proposals p join handovers h on h.id = p.handover_id
        where h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null and p.superseded_at is null
          and (p.answer is not null or p.assigned or p.decision = 'refused' or exists (
            select from people o where o.id = coalesce(p.owner_id, p.proposed_id) and o.status <> 'active'))) as settled,
      (select count(*)::int from handovers h where ${needsAssignment(departureId, policy.ownerRounds)}) as needed,
      (select max(t.count) from tasks t where t.departure_id = ${departureId} and t.kind = 'assignOwner' and t.done_at is null) as asked,
      (select min(t.due_at) from tasks t where t.departure_id = ${departureId} and t.kind = 'assignOwner' and t.done_at is null
        and t.detail is null and not exists (select from tasks s where s.key = t.key || ':superior')) as asked_until`);
  const fact = rows[0];
  const askedUntil = fact?.asked_until ? new Date(fact.asked_until) : null;
  const moments = [...limits.map(({ limit }) => limit), ...(askedUntil ? [askedUntil] : [])];
  const due =
    fact?.settled === true ||
    (fact?.needed ?? 0) !== (fact?.asked ?? 0) ||
    moments.some((moment) => moment <= businessNow);
  const ahead = moments.filter((moment) => moment > businessNow).sort((a, b) => a.getTime() - b.getTime());
  return { due, nextAt: ahead[0] ?? null };
}
