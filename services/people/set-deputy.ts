import { eq, inArray } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { isKnownToLeave } from "./is-known-to-leave.ts";
import { requireSelfOrAdministrator } from "./require-self-or-administrator.ts";
import { wakeWorkOf } from "./wake-work-of.ts";

/**
 * Names who acts for a person while they are away (from now on, if they are), or nobody. By the person or the administrator. InvalidError `ownDeputy`,
 * `deputyLeaves` for who has given notice, as far as colleagues know of it: they stand in for nobody.
 */
export function setDeputy(deps: ServiceDeps, actor: Actor, personId: string, deputyId: string | null) {
  return change(deps.db, actor, async (context) => {
    requireSelfOrAdministrator(context, personId);
    const ids = deputyId ? [personId, deputyId] : [personId];
    await context.lock.people(ids, "update");
    const rows = await context.tx.select().from(people).where(inArray(people.id, ids));
    const person = rows.find((row) => row.id === personId);
    if (!person) throw new NotFoundError("person");
    const deputy = rows.find((row) => row.id === deputyId);
    if (deputyId === personId)
      throw new InvalidError("ownDeputy", "Nobody is their own deputy.", { pointer: "/deputyId" });
    if (deputyId && (!deputy || deputy.status === "left")) {
      throw new InvalidError("unknownReference", "There is no such colleague.", { pointer: "/deputyId" });
    }
    if (deputy && (await isKnownToLeave(context, deputy)))
      throw new InvalidError("deputyLeaves", "This person is leaving.", { pointer: "/deputyId" });
    if (person.deputyId === deputyId) return unchanged({ personId, deputyId });
    await context.tx.update(people).set({ deputyId }).where(eq(people.id, personId));
    return done(
      { personId, deputyId },
      [{ verb: "setDeputy", subject: `person:${personId}`, body: { deputyId } }],
      await wakeWorkOf(context.tx, personId),
    );
  });
}
