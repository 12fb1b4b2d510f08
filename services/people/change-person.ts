import { eq } from "drizzle-orm";
import type { PersonChange } from "../../contracts/person.ts";
import { users } from "../../db/schema/auth.ts";
import { people } from "../../db/schema/people.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { requirePersonRules } from "./person-rules.ts";
import { toPersonView } from "./person-view.ts";

/** Changes the named fields of a person; the sign-in's address goes with the person's. For the administrator. */
export function changePerson(deps: ServiceDeps, actor: Actor, personId: string, input: PersonChange) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const { tx, realNow } = context;
    await context.lock.people([personId], "update");
    const [before] = await tx.select().from(people).where(eq(people.id, personId));
    if (!before) throw new NotFoundError("person");
    const wanted = { ...input, ...(input.email ? { email: input.email.trim().toLowerCase() } : {}) };
    const fields = (Object.keys(wanted) as (keyof PersonChange)[]).filter(
      (field) => JSON.stringify(wanted[field]) !== JSON.stringify(before[field]),
    );
    if (fields.length === 0) return unchanged(toPersonView(before));
    await requirePersonRules(context, personId, wanted);
    const [after] = await tx.update(people).set(wanted).where(eq(people.id, personId)).returning();
    if (wanted.email)
      await tx.update(users).set({ email: wanted.email, updatedAt: realNow }).where(eq(users.personId, personId));
    const roles = fields.includes("roles") ? { roles: wanted.roles } : {};
    return done(toPersonView(after as typeof before), [
      { verb: "changePerson", subject: `person:${personId}`, body: { fields, ...roles }, values: wanted },
    ]);
  });
}
