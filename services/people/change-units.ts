import { eq } from "drizzle-orm";
import type { UnitInput } from "../../contracts/unit.ts";
import { connectedSystems, departments, people, teams } from "../../db/schema/people.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";

/** Adds an adjacent department or gives it another head; a person named as head joins it. For the administrator. */
export function putDepartment(deps: ServiceDeps, actor: Actor, input: UnitInput["department"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const { tx } = context;
    const [row] = await tx
      .insert(departments)
      .values(input)
      .onConflictDoUpdate({ target: departments.code, set: { headId: input.headId } })
      .returning();
    const department = row as typeof departments.$inferSelect;
    if (input.headId) {
      const joined = await tx
        .update(people)
        .set({ departmentId: department.id })
        .where(eq(people.id, input.headId))
        .returning({ id: people.id });
      if (joined.length === 0) throw new NotFoundError("person");
    }
    const { id, code, headId } = department;
    return done({ id, code, headId }, [{ verb: "putDepartment", subject: `department:${id}`, body: { code, headId } }]);
  });
}

/** Changes a team's zone, hours or calendar: deadlines not yet started follow. For the administrator. */
export function changeTeam(deps: ServiceDeps, actor: Actor, teamId: string, input: UnitInput["team"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const [row] = await context.tx.update(teams).set(input).where(eq(teams.id, teamId)).returning();
    if (!row) throw new NotFoundError("team");
    const { id, name, headId, zone } = row;
    return done({ id, name, headId, zone }, [{ verb: "changeTeam", subject: `team:${id}`, body: input }]);
  });
}

/** Names a system IT closes for a leaver. Twice does nothing. For the administrator. */
export function connectSystem(deps: ServiceDeps, actor: Actor, input: UnitInput["system"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const [row] = await context.tx
      .insert(connectedSystems)
      .values(input)
      .onConflictDoUpdate({ target: connectedSystems.name, set: { kind: input.kind, active: true } })
      .returning();
    const { id, name, kind } = row as typeof connectedSystems.$inferSelect;
    return done({ id, name, kind }, [{ verb: "connectSystem", subject: `system:${id}`, body: { kind } }]);
  });
}
