import { eq } from "drizzle-orm";
import type { Suggestions } from "../../contracts/inventory.ts";
import { handovers } from "../../db/schema/departures.ts";
import { leaverSuggestions } from "../../db/schema/owners.ts";
import { people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject, requireAccess } from "../access/require-access.ts";
import { findKnownDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";

/** Whom the leaver would give each client to, as they said so far (R5); for the leaver alone. */
export async function listSuggestions(deps: ServiceDeps, actor: Actor, departureId: string): Promise<Suggestions> {
  return look(deps.db, actor, async (context) => {
    const departure = await findKnownDeparture(context, departureId);
    requireAccess(context, "suggestSuccessor", departureSubject(departure));
    const suggestions = await context.tx
      .select({ handoverId: handovers.id, personId: people.id, name: people.name })
      .from(leaverSuggestions)
      .innerJoin(handovers, eq(handovers.id, leaverSuggestions.handoverId))
      .innerJoin(people, eq(people.id, leaverSuggestions.personId))
      .where(eq(handovers.departureId, departureId))
      .orderBy(handovers.id);
    return { suggestions };
  });
}
