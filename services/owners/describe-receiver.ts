import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { stages } from "../../domain/codes.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { loadHoursThere } from "./hours-there.ts";
import { loadCandidates } from "./load-candidates.ts";

/**
 * What a person who receives clients of a departure has to reckon with (R5): its dates, the clients they have (promised ones included) against
 * the places they have, and their working hours until the last working day.
 */
export async function describeReceiver(context: Context, departureId: string, personId: string) {
  const { tx } = context;
  const departure = await findDeparture(tx, departureId);
  const timing = await loadTiming(context, departure);
  const of = { teamId: departure.teamId, leaverId: departure.leaverId, asOf: timing.today, personIds: [personId] };
  const [person] = await loadCandidates(tx, of);
  const there = await loadHoursThere(context, timing.calendar, [personId], departure.lastDayEndsAt);
  const { rows: leaver } = await tx.execute<{ name: string }>(
    sql`select name from people where id = ${departure.leaverId}`,
  );
  const deadlines = stages.flatMap((stage) => {
    const deadline = timing.stage(stage);
    return deadline ? [[stage, deadline.date] as const] : [];
  });
  return {
    leaverName: leaver[0]?.name ?? "",
    lastWorkingDay: departure.lastWorkingDay,
    deadlines: Object.fromEntries(deadlines),
    activeClients: person?.activeClients ?? 0,
    capacity: person?.capacity ?? 0,
    hoursThere: there.get(personId) ?? 0,
  };
}
