import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";

/** Writes (alias `e`) that found an owner changed outside, which the head has still to settle. */
export const inConflict = (departureId: string): SQL => sql`
  e.workflow_id = ${`departure:${departureId}`} and e.kind = 'ownerWriteBack' and e.state = 'failed' and exists (
    select from tasks t where t.handover_id = e.handover_id and t.kind = 'settleOwnerConflict' and t.done_at is null)`;

/**
 * Due: a switch not yet written to its source, a write whose outcome nobody read back, or a conflict to be read again.
 * Next: the morning of that reading.
 */
export async function writeBackOwnersFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ waiting: boolean; conflict_at: string | null }>(sql`
    select exists (select from effects where workflow_id = ${`departure:${departureId}`}
      and kind = 'ownerWriteBack' and state in ('planned','claimed')) as waiting,
      (select min(e.settled_at) from effects e where ${inConflict(departureId)}) as conflict_at`);
  const row = rows[0];
  const waiting = row?.waiting ?? false;
  if (!row?.conflict_at) return { due: waiting, nextAt: null };
  const calendar = await loadCalendar(tx, (await findDeparture(tx, departureId)).teamId);
  const readAt = readAgainAt(calendar, new Date(row.conflict_at));
  const isReadingDue = readAt <= businessNow;
  return { due: waiting || isReadingDue, nextAt: isReadingDue ? null : readAt };
}

/** The start of the working day after a conflict was found: whoever changed the source may have put it right since. */
export const readAgainAt = (calendar: WorkCalendar, found: Date): Date =>
  startOfWorkingDay(calendar, addWorkingDays(calendar, localDate(found, calendar.zone), 1));
