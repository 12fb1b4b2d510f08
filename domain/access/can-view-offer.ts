import type { Actor } from "./actor.ts";
import { type AccessSubject, decideAccess } from "./decide-access.ts";

/**
 * R61: who may see an offer: those the access table names, never the person who leaves, whatever roles they hold besides.
 *
 * @param offer what it hangs on: team, owner and next owner, leaver
 * @param notice the actor's own open departure, if there is one: with notice given every offer is hidden, not only those of their book
 */
export function canViewOffer(user: Actor, offer: AccessSubject, notice: { leaverId: string } | null): boolean {
  if (user.kind === "person" && (user.id === offer.leaverId || user.id === notice?.leaverId)) return false;
  return decideAccess(user, "viewOffers", offer).allowed;
}
