import { inArray, sql } from "drizzle-orm";
import type { OwnerPlanView } from "../../contracts/owners.ts";
import { people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { computeHoursNeeded } from "../../domain/owners/assignment-score.ts";
import { computePortfolioBalance } from "../../domain/owners/portfolio-balance.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { readSettings } from "../settings/read-settings.ts";
import { assignmentPolicy } from "./assignment-policy.ts";
import { loadHoursThere } from "./hours-there.ts";
import { listAlternatives } from "./list-alternatives.ts";
import { loadCandidates } from "./load-candidates.ts";
import { loadShares, type Share } from "./load-shares.ts";

/**
 * The plan of owners as it stands (R5, R7): for each person clients, load before and after, hours needed against hours there until the last day, and value;
 * how many clients have nobody. Who is an alternative of an undecided proposal is listed too, with the load they have, so that the head sees who has room.
 * Read only.
 */
export async function getPlan(deps: ServiceDeps, actor: Actor, departureId: string): Promise<OwnerPlanView> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const departure = await findToldDeparture(context, departureId);
    await requireAccessOrTask(context, "readPlan", departureSubject(departure), departureId);
    const policy = assignmentPolicy((await readSettings(tx)).policy);
    const timing = await loadTiming(context, departure);
    const rows = await loadShares(tx, departureId);
    const undecided = sql`h."end" is null and p.decision is null and p.superseded_at is null`;
    const others = await listAlternatives(tx, departureId, undecided);
    const chosenIds = [...new Set(rows.flatMap((row) => (row.person_id ? [row.person_id] : [])))];
    const loads = await loadCandidates(tx, {
      teamId: departure.teamId,
      leaverId: departure.leaverId,
      asOf: timing.today,
      personIds: [...chosenIds, ...others],
    });
    const byId = new Map(loads.map((person) => [person.id, person]));
    const personIds = [...new Set([...chosenIds, ...byId.keys()])];
    const staff = personIds.length === 0 ? [] : await tx.select().from(people).where(inArray(people.id, personIds));
    const there = await loadHoursThere(context, timing.calendar, personIds, departure.lastDayEndsAt);
    const sum = (id: string | null, pick: (row: Share) => number) =>
      rows.filter((row) => row.person_id === id).reduce((total, row) => total + pick(row), 0);
    const balance = computePortfolioBalance(
      chosenIds.map((personId) => ({ personId, value: sum(personId, (row) => row.value) })),
    );
    return {
      clients: rows.reduce((total, row) => total + row.clients, 0),
      withoutPerson: sum(null, (row) => row.clients),
      heaviestPercent: balance.heaviestPercent,
      hoursPerClient: {
        gold: computeHoursNeeded({ tier: "gold" }, policy),
        silver: computeHoursNeeded({ tier: "silver" }, policy),
        copper: computeHoursNeeded({ tier: "copper" }, policy),
        none: computeHoursNeeded({ tier: null }, policy),
      },
      persons: staff
        .map((person) => {
          const after = byId.get(person.id)?.activeClients ?? 0;
          return {
            personId: person.id,
            name: person.name,
            grade: person.grade,
            newClients: sum(person.id, (row) => row.clients),
            activeBefore: Math.max(0, after - sum(person.id, (row) => row.promised)),
            activeAfter: after,
            capacity: person.capacity,
            hoursNeeded: sum(person.id, (row) => row.clients * computeHoursNeeded({ tier: row.tier }, policy)),
            hoursThere: there.get(person.id) ?? 0,
            annualProfitMinor: sum(person.id, (row) => row.value),
          };
        })
        .sort((a, b) => b.annualProfitMinor - a.annualProfitMinor || (a.personId < b.personId ? -1 : 1)),
    };
  });
}
