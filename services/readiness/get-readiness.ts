import type { TeamReadiness } from "../../contracts/routes/readiness.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { mayEver } from "../../domain/access/decide-access.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { readBooks } from "./read-books.ts";
import { readSellers, readTeams } from "./read-teams.ts";
import { sumBook, sumRep } from "./sum-book.ts";

/**
 * With no notice given: each rep's clients as they would be inventoried today (R9, R44), and who of the team could take them over (R5, R6). For
 * a head the own teams, for executives all. It guesses nobody's leaving; who has given a notice the actor knows of takes nobody over.
 */
export function getReadiness(deps: ServiceDeps, actor: Actor): Promise<{ asOf: string; teams: TeamReadiness[] }> {
  return look(deps.db, actor, async (context) => {
    if (!mayEver(actor, "readTeamFigures")) throw new ForbiddenError("roleMayNot");
    const teams = await readTeams(context, "readTeamFigures");
    const asOf = localDate(context.businessNow, teams[0]?.zone ?? "UTC");
    const sellers = await readSellers(
      context,
      teams.map(({ id }) => id),
      asOf,
    );
    const clients = await readBooks(
      context,
      sellers.map(({ id }) => id),
      asOf,
    );
    const books = Map.groupBy(clients, ({ ownerId }) => ownerId);
    const byTeam = Map.groupBy(sellers, ({ teamId }) => teamId);
    return {
      asOf,
      teams: teams.map(({ id, name }) => {
        const team = byTeam.get(id) ?? [];
        return {
          team: { id, name },
          ...sumBook(team.flatMap((seller) => books.get(seller.id) ?? [])),
          reps: team.map((seller) => sumRep(seller, books.get(seller.id) ?? [], team)),
        };
      }),
    };
  });
}
