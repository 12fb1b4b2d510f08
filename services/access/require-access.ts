import { eq } from "drizzle-orm";
import { departures, handovers } from "../../db/schema/departures.ts";
import { type Context, readOnce, type Tx } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import { type AccessSubject, decideAccess } from "../../domain/access/decide-access.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";

/**
 * The actor must be allowed the verb on the record, else ForbiddenError. A rep whose account is closing is stopped at
 * sign-in; narrower rules of state (R61, R79, R80) are checked by the verb itself.
 */
export function requireAccess(context: Pick<Context, "actor">, verb: AccessVerb, subject: AccessSubject = {}): void {
  const decision = decideAccess(context.actor, verb, subject);
  if (!decision.allowed) throw new ForbiddenError(decision.reason);
}

export type DepartureRow = typeof departures.$inferSelect;
export type HandoverRow = typeof handovers.$inferSelect;

/** A departure as it is in this transaction, undefined without one. */
export async function loadDeparture(tx: Tx, id: string): Promise<DepartureRow | undefined> {
  const [row] = await readOnce(tx, `departure:${id}`, () => tx.select().from(departures).where(eq(departures.id, id)));
  return row;
}

/** The same; NotFoundError without one. */
export async function findDeparture(tx: Tx, id: string): Promise<DepartureRow> {
  const row = await loadDeparture(tx, id);
  if (!row) throw new NotFoundError("departure");
  return row;
}

/** A handover with its departure. */
export async function findHandover(tx: Tx, id: string): Promise<{ handover: HandoverRow; departure: DepartureRow }> {
  const [row] = await tx
    .select({ handover: handovers, departure: departures })
    .from(handovers)
    .innerJoin(departures, eq(departures.id, handovers.departureId))
    .where(eq(handovers.id, id));
  if (!row) throw new NotFoundError("handover");
  return row;
}

/** What decides access to a departure as a whole. */
export const departureSubject = (departure: DepartureRow): AccessSubject => ({
  teamId: departure.teamId,
  leaverId: departure.leaverId,
});

/** What decides access to one client's handover. */
export const handoverSubject = (handover: HandoverRow, departure: DepartureRow): AccessSubject => ({
  ...departureSubject(departure),
  ownIds: [handover.nextOwnerId],
});
