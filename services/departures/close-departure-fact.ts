import { sql } from "drizzle-orm";
import type { Policy } from "../../contracts/policy.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { endOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { readSettings } from "../settings/read-settings.ts";

/**
 * Due: nothing is open any more after the last day; or the time for it is over, which is told once and goes on. Next:
 * the end of that time.
 */
export async function closeDepartureFact(context: Context, departureId: string): Promise<StepFact> {
  const departure = await findDeparture(context.tx, departureId);
  if (await isReadyToClose(context, departure)) return { due: true, nextAt: null };
  const at = await incompleteAt(context, departure);
  return { due: at !== null && at <= context.businessNow, nextAt: at };
}

/**
 * Every client handed over or ended, all loose work accepted, the leaver's sign-in ended (R21), and nothing left in their
 * name: what they took over in a departure still open joins theirs once it is done there.
 */
export async function isReadyToClose({ tx }: Context, departure: DepartureRow): Promise<boolean> {
  if (!isGoingOn(departure.state) || departure.inventoriedAt === null || departure.signInEndedAt === null) return false;
  const { rows } = await tx.execute<{ open: boolean }>(sql`
    select exists (select from handovers where departure_id = ${departure.id} and "end" is null)
      or exists (select from ownerships o where o.person_id = ${departure.leaverId} and upper_inf(o.during) and not exists (
        select from handovers h where h.departure_id = ${departure.id} and h.client_id = o.client_id and h."end" = 'handedOver'))
      or exists (select from loose_work where departure_id = ${departure.id} and accepted_at is null) as open`);
  return rows[0]?.open === false;
}

/** When a departure still open counts as closed incomplete: so many working days after the last one (policy). */
export async function incompleteAt({ tx }: Context, departure: DepartureRow): Promise<Date | null> {
  if (departure.state !== "running") return null;
  const { policy } = await readSettings(tx);
  const calendar = await loadCalendar(tx, departure.teamId);
  return endOfWorkingDay(calendar, computeIncompleteDay(departure, calendar, policy));
}

/** The day itself, by the given policy. */
export const computeIncompleteDay = (
  { lastDayEndsAt }: Pick<DepartureRow, "lastDayEndsAt">,
  calendar: WorkCalendar,
  { closedIncompleteWorkingDays }: Pick<Policy, "closedIncompleteWorkingDays">,
): string => addWorkingDays(calendar, localDate(lastDayEndsAt, calendar.zone), closedIncompleteWorkingDays);
