import { inArray } from "drizzle-orm";
import type { ProposalPage } from "../../contracts/owners.ts";
import { people } from "../../db/schema/people.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { loadCandidates } from "./load-candidates.ts";

type ProposalPerson = ProposalPage["persons"][number];

interface PersonReader {
  /** These people by name; whoever was read before is not read again. */
  read(ids: readonly (string | null)[]): Promise<ProposalPerson[]>;
}

/** Reads the people that a departure's proposals name; with their load (R5) where they may still receive clients. */
export async function createPersonReader(context: Context, departure: DepartureRow): Promise<PersonReader> {
  const { tx } = context;
  const { today: asOf } = await loadTiming(context, departure);
  const { teamId, leaverId } = departure;
  const known = new Map<string, ProposalPerson>();

  const readUnknown = async (personIds: string[]): Promise<void> => {
    if (personIds.length === 0) return;
    const staff = await tx
      .select({ personId: people.id, name: people.name, grade: people.grade })
      .from(people)
      .where(inArray(people.id, personIds));
    const loads = await loadCandidates(tx, { teamId, leaverId, asOf, personIds });
    const byId = new Map(loads.map(({ id, activeClients, capacity }) => [id, { activeClients, capacity }]));
    for (const person of staff) known.set(person.personId, { ...person, load: byId.get(person.personId) ?? null });
  };

  return {
    read: async (ids) => {
      const wanted = new Set(ids.filter((id) => id !== null));
      await readUnknown([...wanted].filter((id) => !known.has(id)));
      return [...known.values()].filter(({ personId }) => wanted.has(personId)).sort(byName);
    },
  };
}

const byName = (a: ProposalPerson, b: ProposalPerson) =>
  a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1);
