import type { Context } from "../../db/transaction.ts";
import type { Tier } from "../../domain/codes.ts";
import { isGradeSufficient } from "../../domain/owners/grade.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { loadCandidates } from "./load-candidates.ts";
import { refuseReceiver } from "./refuse-receiver.ts";

/** A client that is to go to a person; `counted` when that person's load holds it already. */
export interface Placement {
  handoverId: string;
  personId: string;
  tier: Tier | null;
  counted: boolean;
}

/**
 * R4–R6: every person named must be active and not leaving (`notAvailable`), rep or head (`takesNoClients`), of sufficient grade (`gradeTooLow`) and, all placements together, within
 * their capacity (`capacityExceeded`, with by how much). `freed`: a person for each client that their load holds and that goes to somebody else or to
 * nobody in the same decision. Lock the people first.
 */
export async function checkReceivers(
  context: Context,
  departure: DepartureRow,
  today: string,
  placements: readonly Placement[],
  freed: readonly string[] = [],
): Promise<void> {
  const personIds = [...new Set(placements.map(({ personId }) => personId))];
  const found = await loadCandidates(context.tx, {
    teamId: departure.teamId,
    leaverId: departure.leaverId,
    asOf: today,
    personIds,
  });
  const people = new Map(found.map((person) => [person.id, person]));
  const added = new Map<string, number>();
  for (const { handoverId, personId, tier, counted } of placements) {
    const person = people.get(personId);
    if (!person) return refuseReceiver(context.tx, personId, { handoverId, personId });
    if (!isGradeSufficient(person.grade, tier)) {
      throw new InvalidError("gradeTooLow", "The client needs a person of a higher grade.", { handoverId, personId });
    }
    if (!counted) added.set(personId, (added.get(personId) ?? 0) + 1);
  }
  const countFreed = (id: string) => freed.filter((personId) => personId === id).length;
  const over = found
    .map(({ id, capacity, activeClients }) => ({
      personId: id,
      over: activeClients - countFreed(id) + (added.get(id) ?? 0) - capacity,
    }))
    .filter((row) => row.over > 0 && added.has(row.personId));
  if (over.length > 0) {
    throw new ConflictError("capacityExceeded", "Some people would have more clients than they can take.", { over });
  }
}
