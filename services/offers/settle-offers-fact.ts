import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { shiftWorkingDays } from "../../domain/calendar/working-hours.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { findDeparture } from "../access/require-access.ts";
import { goingOn } from "../departures/open-states.ts";
import { loadTiming } from "../inventory/load-timing.ts";

/** Decisions `o` of clients `h` whose gate is shut. */
export const unsettled = (departureId: string) => sql`
  handovers h join offer_decisions o on o.handover_id = h.id
  where h.departure_id = ${departureId} and h."end" is null
    and (select p.state in ${goingOn} from departures p where p.id = h.departure_id)
    and (select true from gates g where g.handover_id = h.id and g.gate = 'offer') is null`;

/**
 * When undecided offers run out, by when they were proposed: the due date the task had (R2), and the working day in which the head's superior hears
 * of it (R70).
 */
export async function listTimeouts(context: Context, departureId: string): Promise<{ proposedAt: Date; at: Date }[]> {
  const { tx } = context;
  const { rows } = await tx.execute<{ at: string }>(
    sql`select distinct o.proposed_at as at from ${unsettled(departureId)} and o.decided_at is null`,
  );
  if (rows.length === 0) return [];
  const timing = await loadTiming(context, await findDeparture(tx, departureId));
  return rows.map((row) => {
    const proposedAt = new Date(row.at);
    const due = timing.due("S4", { arrivedAt: proposedAt }).at;
    return { proposedAt, at: shiftWorkingDays(timing.calendar, due, 1) };
  });
}

/** The task of deciding is open and its last clients were let go, or their gates waived: there is nothing left to decide. */
export const isTaskIdle = (departureId: string) => sql`
  (exists (select from tasks t where t.departure_id = ${departureId} and t.kind = 'decideOffers' and t.done_at is null)
    and not exists (select from ${unsettled(departureId)} and o.decided_at is null))`;

/** Due: a decision whose gate is shut, one that time has taken, or a task without anything to decide. Next: the earliest to run out. */
export async function settleOffersFact(context: Context, departureId: string): Promise<StepFact> {
  const { rows } = await context.tx.execute<{ due: boolean }>(sql`
    select exists (select from ${unsettled(departureId)} and o.decided_at is not null) or ${isTaskIdle(departureId)} as due`);
  const timeouts = await listTimeouts(context, departureId);
  const coming = timeouts.map(({ at }) => at).filter((at) => at > context.businessNow);
  coming.sort((a, b) => a.getTime() - b.getTime());
  return { due: (rows[0]?.due ?? false) || coming.length < timeouts.length, nextAt: coming[0] ?? null };
}
