import { inArray } from "drizzle-orm";
import type { CandidateList } from "../../contracts/owners.ts";
import { people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { listInterested } from "./list-interested.ts";
import { loadCandidates } from "./load-candidates.ts";

/**
 * Everybody the reader may name as a new owner (R5): active, not leaving, neither the reader nor whom they stand in for; the leaver's team first, then
 * by name. The load counts clients proposed or promised to them. Whether the grade suffices depends on the client (R6).
 */
export async function listCandidates(deps: ServiceDeps, actor: Actor, departureId: string): Promise<CandidateList> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const departure = await findToldDeparture(context, departureId);
    await requireAccessOrTask(context, "readPlan", departureSubject(departure), departureId);
    const { today } = await loadTiming(context, departure);
    const interested = new Set(await listInterested(context, departure));
    const { teamId, leaverId } = departure;
    const found = (await loadCandidates(tx, { teamId, leaverId, asOf: today })).filter(({ id }) => !interested.has(id));
    if (found.length === 0) return { persons: [] };
    const staff = await tx
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(
        inArray(
          people.id,
          found.map(({ id }) => id),
        ),
      );
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const persons = found.map(({ id, grade, ring, activeClients, capacity }) => ({
      personId: id,
      name: names.get(id) ?? "",
      grade,
      ofTeam: ring === 0,
      load: { activeClients, capacity },
    }));
    return { persons: persons.sort((a, b) => Number(b.ofTeam) - Number(a.ofTeam) || a.name.localeCompare(b.name)) };
  });
}
