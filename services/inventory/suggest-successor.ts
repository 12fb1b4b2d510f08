import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import { leaverSuggestions } from "../../db/schema/owners.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { openStates } from "../../domain/departure/open-states.ts";
import { departureSubject, findHandover, requireAccess } from "../access/require-access.ts";
import { leaverNotTold } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";

/** The leaver says whom they would give a client to: weighed in the next proposal, never decisive (R5). */
export async function suggestSuccessor(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; personId: string },
): Promise<{ handoverId: string; personId: string }> {
  return change(deps.db, actor, async (context) => {
    const { handoverId, personId } = input;
    const { handover, departure } = await findHandover(context.tx, handoverId);
    await context.lock.departure(departure.id, "share");
    requireAccess(context, "suggestSuccessor", departureSubject(departure));
    if (handover.end !== null || handover.switchedAt !== null)
      throw new ConflictError("handedOver", "This client is handed over.");
    if (personId === departure.leaverId || !(await mayTake(context, personId))) {
      throw new InvalidError("notAvailable", "This person cannot take clients over.", { pointer: "/personId" });
    }
    await context.tx
      .insert(leaverSuggestions)
      .values({ handoverId, personId, at: context.businessNow })
      .onConflictDoUpdate({ target: leaverSuggestions.handoverId, set: { personId, at: context.businessNow } });
    const body = { handoverId, personId };
    return done({ handoverId, personId }, [{ verb: "suggestSuccessor", subject: `client:${handover.clientId}`, body }]);
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
