import { and, eq, inArray, isNull } from "drizzle-orm";
import type { SuggestSuccessors } from "../../contracts/inventory.ts";
import { handovers } from "../../db/schema/departures.ts";
import { leaverSuggestions } from "../../db/schema/owners.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { takesClients } from "../../domain/owners/takes-clients.ts";
import { departureSubject, findDeparture, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { isKnownToLeave } from "../people/is-known-to-leave.ts";

/**
 * The leaver says whom they would give clients to: weighed in the next proposal, never decisive (R5). ConflictError `handedOver` names the clients that have
 * moved on or are none of this departure; InvalidError `notAvailable` for who leaves, `takesNoClients` for who is neither rep nor head. Nothing is stored then.
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
    await requireReceiver(context, personId, departure.leaverId);
    await context.tx
      .insert(leaverSuggestions)
      .values(found.map(({ id }) => ({ handoverId: id, personId, at: context.businessNow })))
      .onConflictDoUpdate({ target: leaverSuggestions.handoverId, set: { personId, at: context.businessNow } });
    const body = { personId, handovers: found.map(({ id }) => id) };
    return done({ suggested: found.length }, [{ verb: "suggestSuccessor", subject: `departure:${departureId}`, body }]);
  });
}

/** Whoever could take clients over and is here, as far as colleagues know; the proposal passes over who leaves in secret. */
async function requireReceiver(context: Context, personId: string, leaverId: string): Promise<void> {
  const [person] = await context.tx.select().from(people).where(eq(people.id, personId));
  if (!person || personId === leaverId || (await isKnownToLeave(context, person)))
    throw new InvalidError("notAvailable", "This person cannot take clients over.", { pointer: "/personId" });
  if (!takesClients(person.roles))
    throw new InvalidError("takesNoClients", "This person takes no clients over.", { pointer: "/personId" });
}
