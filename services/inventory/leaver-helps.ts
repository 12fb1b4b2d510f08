import type { DepartureRow } from "../access/require-access.ts";

/**
 * Whether the leaver may be given tasks: they work until the last day and have been told. Nothing is asked of who died, fell
 * ill or was released from work; who was dismissed is asked from the day it may be announced.
 */
export function leaverHelps(departure: DepartureRow, businessNow: Date, today: string): boolean {
  if (!["resigned", "dismissed"].includes(departure.kind)) return false;
  const isSilent = departure.kind === "dismissed" && departure.announceFrom !== null && departure.announceFrom > today;
  if (isSilent) return false;
  return businessNow < departure.lastDayEndsAt;
}
