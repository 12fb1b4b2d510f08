import { asc, eq, getTableColumns } from "drizzle-orm";
import { connectedSystems, departments, people, teams } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";

/** Teams with their working time, departments with their heads, and connected systems in use; for everyone signed in. */
export function listUnits(deps: ServiceDeps, actor: Actor) {
  return look(deps.db, actor, async ({ tx }) => {
    if (actor.kind === "link") throw new ForbiddenError("roleMayNot");
    return {
      teams: await tx
        .select({ ...getTableColumns(teams), headName: people.name })
        .from(teams)
        .leftJoin(people, eq(people.id, teams.headId))
        .orderBy(asc(teams.name)),
      departments: await tx
        .select({ ...getTableColumns(departments), headName: people.name })
        .from(departments)
        .leftJoin(people, eq(people.id, departments.headId))
        .orderBy(asc(departments.code)),
      systems: await tx
        .select({ id: connectedSystems.id, name: connectedSystems.name, kind: connectedSystems.kind })
        .from(connectedSystems)
        .where(eq(connectedSystems.active, true))
        .orderBy(asc(connectedSystems.name)),
    };
  });
}
