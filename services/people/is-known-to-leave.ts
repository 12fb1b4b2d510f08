import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { people } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import { openStates } from "../../domain/departure/open-states.ts";
import { leaverNotTold } from "../departures/known-departures.ts";

/** Somebody who has left, or is leaving as colleagues may know: a notice they do not know of yet shows in no refusal. */
export async function isKnownToLeave(
  { tx }: Pick<Context, "tx">,
  { id, status }: Pick<typeof people.$inferSelect, "id" | "status">,
): Promise<boolean> {
  if (status !== "leaving") return status !== "active";
  const known = and(
    eq(departures.leaverId, id),
    inArray(departures.state, openStates),
    isNotNull(departures.confirmedAt),
    sql`not ${leaverNotTold}`,
  );
  return (await tx.select({ id: departures.id }).from(departures).where(known)).length > 0;
}
