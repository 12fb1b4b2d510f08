import { and, eq } from "drizzle-orm";
import type { UnitInput } from "../../contracts/unit.ts";
import { connectedSystems, departments, people } from "../../db/schema/people.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";

/**
 * Adds an adjacent department or gives it another head; a person named as head joins it. For the administrator.
 * InvalidError for a head who does not exist.
 */
export function putDepartment(deps: ServiceDeps, actor: Actor, input: UnitInput["department"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const { tx } = context;
    if (input.headId) await requirePerson(context, input.headId);
    const [row] = await tx
      .insert(departments)
      .values(input)
      .onConflictDoUpdate({ target: departments.code, set: { headId: input.headId } })
      .returning();
    const department = row as typeof departments.$inferSelect;
    if (input.headId) {
      await tx.update(people).set({ departmentId: department.id }).where(eq(people.id, input.headId));
    }
    const { id, code, headId } = department;
    return done({ id, code, headId }, [{ verb: "putDepartment", subject: `department:${id}`, body: { code, headId } }]);
  });
}

async function requirePerson({ tx }: Context, personId: string): Promise<void> {
  const [found] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
  if (!found) throw new InvalidError("unknownReference", "There is no such colleague.", { pointer: "/headId" });
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

/** IT is asked to close this system no more; what it was asked before stays. For the administrator. NotFoundError `system`. */
export function disconnectSystem(deps: ServiceDeps, actor: Actor, systemId: string) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const [row] = await context.tx
      .update(connectedSystems)
      .set({ active: false })
      .where(and(eq(connectedSystems.id, systemId), eq(connectedSystems.active, true)))
      .returning();
    if (!row) throw new NotFoundError("system");
    return done({ id: row.id, name: row.name }, [{ verb: "disconnectSystem", subject: `system:${row.id}` }]);
  });
}
