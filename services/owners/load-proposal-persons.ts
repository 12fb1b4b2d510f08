import { inArray } from "drizzle-orm";
import type { ProposalPage } from "../../contracts/owners.ts";
import { people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadCandidates } from "./load-candidates.ts";

/** The people that proposals name, by name; with their load (R5) where they may still receive clients. */
export async function loadProposalPersons(
  tx: Tx,
  departure: Pick<DepartureRow, "teamId" | "leaverId">,
  asOf: string,
  ids: readonly string[],
): Promise<ProposalPage["persons"]> {
  if (ids.length === 0) return [];
  const staff = await tx
    .select({ personId: people.id, name: people.name, grade: people.grade })
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(people.name, people.id);
  const { teamId, leaverId } = departure;
  const loads = await loadCandidates(tx, { teamId, leaverId, asOf, personIds: ids });
  const byId = new Map(loads.map(({ id, activeClients, capacity }) => [id, { activeClients, capacity }]));
  return staff.map((person) => ({ ...person, load: byId.get(person.personId) ?? null }));
}
