import { desc, eq } from "drizzle-orm";
import type { DepartureItem } from "../../contracts/routes/departures.ts";
import { departures } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { departureColumns, toDepartureItem } from "./departure-view.ts";
import { knownTo } from "./known-departures.ts";

/** Departures the actor may know of, latest notice first. */
export function listDepartures(deps: ServiceDeps, actor: Actor): Promise<{ items: DepartureItem[] }> {
  return look(deps.db, actor, async ({ tx }) => {
    const rows = await tx
      .select(departureColumns)
      .from(departures)
      .innerJoin(people, eq(people.id, departures.leaverId))
      .innerJoin(teams, eq(teams.id, departures.teamId))
      .where(knownTo(actor))
      .orderBy(desc(departures.noticedAt), departures.id);
    return { items: rows.map(toDepartureItem) };
  });
}
