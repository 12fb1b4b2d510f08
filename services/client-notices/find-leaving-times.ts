import type { Context } from "../../db/transaction.ts";
import { nextWorkingInstant } from "../../domain/calendar/working-hours.ts";
import { loadClientHours } from "./load-client-hours.ts";

/** When a mail released now would leave for clients of each of these zones (null: the team's), ISO; by zone, because many share one. */
export async function findLeavingTimes(
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  teamId: string,
  zones: readonly (string | null)[],
): Promise<Map<string | null, string>> {
  const times = new Map<string | null, string>();
  for (const zone of new Set(zones))
    times.set(zone, nextWorkingInstant(await loadClientHours(tx, zone, teamId), businessNow).toISOString());
  return times;
}
