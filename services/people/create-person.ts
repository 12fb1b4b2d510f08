import type { PersonInput } from "../../contracts/person.ts";
import { people } from "../../db/schema/people.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { requirePersonRules } from "./person-rules.ts";
import { toPersonView } from "./person-view.ts";

/** Adds a person. For the administrator. A conflict when the address belongs to somebody else. */
export function createPerson(deps: ServiceDeps, actor: Actor, input: PersonInput) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    await requirePersonRules(context, null, input);
    const [row] = await context.tx
      .insert(people)
      .values({ ...input, email: input.email?.trim().toLowerCase() ?? null })
      .returning();
    const person = row as NonNullable<typeof row>;
    const body = { roles: person.roles, teamId: person.teamId, departmentId: person.departmentId };
    return done(toPersonView(person), [{ verb: "createPerson", subject: `person:${person.id}`, body, values: input }]);
  });
}
