import { eq, inArray, sql } from "drizzle-orm";
import { departures, handovers } from "../../db/schema/departures.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { computeSwitchAt } from "../../domain/departure/ownership-switch.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";

/**
 * Sets when ownership of these clients switches (R21), from when they were told and introduced. Call it in every
 * transaction that changes `toldAt`, `introducedAt` or the last day; a client that has switched stays as it is. Wake
 * the departure afterwards.
 */
export async function planSwitches({ tx }: Pick<Context, "tx">, handoverIds: readonly string[]): Promise<void> {
  const calendars = new Map<string, WorkCalendar>();
  for (let from = 0; from < handoverIds.length; from += 1000) {
    const rows = await tx
      .select({ handover: handovers, departure: departures })
      .from(handovers)
      .innerJoin(departures, eq(departures.id, handovers.departureId))
      .where(inArray(handovers.id, handoverIds.slice(from, from + 1000)));
    const ids: string[] = [];
    const dates: (string | null)[] = [];
    for (const { handover, departure } of rows) {
      const calendar = calendars.get(departure.teamId) ?? (await loadCalendar(tx, departure.teamId));
      calendars.set(departure.teamId, calendar);
      const told = computeSwitchAt(handover, departure.lastWorkingDay, calendar);
      ids.push(handover.id);
      dates.push(told?.toISOString() ?? null);
    }
    await tx.execute(sql`
      update handovers h set switch_due_at = v.due
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(dates)}::timestamptz[]) as v(id, due)
      where h.id = v.id and h.switched_at is null`);
  }
}
