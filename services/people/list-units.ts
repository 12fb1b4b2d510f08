import { asc } from "drizzle-orm";
import { departments, teams } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";

/** Teams and departments with their heads, for everyone signed in. */
export function listUnits(deps: ServiceDeps, actor: Actor) {
  return look(deps.db, actor, async ({ tx }) => {
    if (actor.kind === "link") throw new ForbiddenError("roleMayNot");
    return {
      teams: await tx
        .select({ id: teams.id, name: teams.name, headId: teams.headId, zone: teams.zone })
        .from(teams)
        .orderBy(asc(teams.name)),
      departments: await tx
        .select({ id: departments.id, code: departments.code, headId: departments.headId })
        .from(departments)
        .orderBy(asc(departments.code)),
    };
  });
}
