import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { SuggestSuccessors } from "../../contracts/inventory.ts";
import { departures, handovers } from "../../db/schema/departures.ts";
import { leaverSuggestions } from "../../db/schema/owners.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { openStates } from "../../domain/departure/open-states.ts";
import { departureSubject, findDeparture, requireAccess } from "../access/require-access.ts";
import { leaverNotTold } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";

/**
 * The leaver says whom they would give clients to: weighed in the next proposal, never decisive (R5). ConflictError `handedOver` names the clients that have
 * moved on or are none of this departure; nothing is stored then.
 */
export async function suggestSuccessors(
  deps: ServiceDeps,
  actor: Actor,
  input: SuggestSuccessors & { departureId: string },
): Promise<{ suggested: number }> {
  return change(deps.db, actor, async (context) => {
    const { departureId, personId } = input;
    const handoverIds = [...new Set(input.handoverIds)];
    await context.lock.departure(departureId, "share");
    const departure = await findDeparture(context.tx, departureId);
    requireAccess(context, "suggestSuccessor", departureSubject(departure));
    const found = await context.tx
      .select({ id: handovers.id })
      .from(handovers)
      .where(
        and(
          eq(handovers.departureId, departureId),
          inArray(handovers.id, handoverIds),
          isNull(handovers.end),
          isNull(handovers.switchedAt),
        ),
      );
    if (found.length < handoverIds.length) {
      const open = new Set(found.map(({ id }) => id));
      const gone = handoverIds.filter((id) => !open.has(id));
      throw new ConflictError("handedOver", "This client is handed over.", { handoverIds: gone });
    }
    if (personId === departure.leaverId || !(await mayTake(context, personId))) {
      throw new InvalidError("notAvailable", "This person cannot take clients over.", { pointer: "/personId" });
    }
    await context.tx
      .insert(leaverSuggestions)
      .values(found.map(({ id }) => ({ handoverId: id, personId, at: context.businessNow })))
      .onConflictDoUpdate({ target: leaverSuggestions.handoverId, set: { personId, at: context.businessNow } });
    const body = { personId, handovers: found.map(({ id }) => id) };
    return done({ suggested: found.length }, [{ verb: "suggestSuccessor", subject: `departure:${departureId}`, body }]);
  });
}

/** Somebody still here; a notice that colleagues do not know of yet shows in no refusal, and the proposal passes them over. */
async function mayTake({ tx }: Context, personId: string): Promise<boolean> {
  const [person] = await tx.select({ status: people.status }).from(people).where(eq(people.id, personId));
  if (person?.status !== "leaving") return person?.status === "active";
  const known = and(
    eq(departures.leaverId, personId),
    inArray(departures.state, openStates),
    isNotNull(departures.confirmedAt),
    sql`not ${leaverNotTold}`,
  );
  return (await tx.select({ id: departures.id }).from(departures).where(known)).length === 0;
}
