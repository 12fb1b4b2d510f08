import { and, eq, inArray } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { Tx } from "../../db/transaction.ts";
import { openStates } from "../../domain/departure/open-states.ts";
import type { DepartureRow } from "../access/require-access.ts";

/** A person's own open departure, which locks exports and offers from the notice on; null without one. */
export async function findOpenNotice(tx: Tx, personId: string): Promise<DepartureRow | null> {
  const [row] = await tx
    .select()
    .from(departures)
    .where(and(eq(departures.leaverId, personId), inArray(departures.state, openStates)));
  return row ?? null;
}
