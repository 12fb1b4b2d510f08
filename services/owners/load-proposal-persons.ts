import { inArray } from "drizzle-orm";
import type { ProposalPage, ProposalRow } from "../../contracts/owners.ts";
import { people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadCandidates } from "./load-candidates.ts";

type Named = Pick<ProposalRow, "proposedId" | "ownerId" | "suggestedId" | "alternatives">;

/** Everybody the proposals name, by name; with their load (R5) where they may still receive clients. */
export async function loadProposalPersons(
  tx: Tx,
  departure: Pick<DepartureRow, "teamId" | "leaverId">,
  asOf: string,
  rows: readonly Named[],
): Promise<ProposalPage["persons"]> {
  const named = rows.flatMap((row) => [
    row.proposedId,
    row.ownerId,
    row.suggestedId,
    ...row.alternatives.map(({ personId }) => personId),
  ]);
  const ids = [...new Set(named)].filter((id) => id !== null);
  if (ids.length === 0) return [];
  const staff = await tx
    .select({ personId: people.id, name: people.name, grade: people.grade })
    .from(people)
    .where(inArray(people.id, ids))
    .orderBy(people.name, people.id);
  const { teamId, leaverId } = departure;
  const loads = await loadCandidates(tx, { teamId, leaverId, asOf, personIds: ids });
  const byId = new Map(loads.map(({ id, activeClients, capacity }) => [id, { activeClients, capacity }]));
  return staff.map((person) => ({ ...person, load: byId.get(person.personId) ?? null }));
}
