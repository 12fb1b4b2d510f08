import { hashPassword } from "better-auth/crypto";
import { and, eq, isNull } from "drizzle-orm";
import { links } from "../../db/schema/client-notices.ts";
import { people } from "../../db/schema/people.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, ServiceError } from "../errors.ts";
import { putSignIn, signInGiven } from "./create-sign-in.ts";
import { hasAdministrator } from "./offer-first-administrator.ts";

export interface FirstAdministratorInput {
  name: string;
  email: string;
  password: string;
}

/** Makes the first administrator for the holder of the one-time link. `gone` once it was used; conflict once there is one. */
export async function createFirstAdministrator(
  deps: ServiceDeps,
  actor: Actor,
  input: FirstAdministratorInput,
): Promise<{ personId: string }> {
  if (actor.kind !== "link" || actor.purpose !== "firstAdministrator") throw new ForbiddenError("otherLink");
  const passwordHash = await hashPassword(input.password);
  return change(deps.db, actor, async (context) => {
    const { tx, realNow } = context;
    const taken = await tx
      .update(links)
      .set({ usedAt: realNow })
      .where(and(eq(links.id, actor.id), isNull(links.usedAt)))
      .returning({ id: links.id });
    if (taken.length === 0) throw new ServiceError("gone", "linkUsed", "This link has been used.");
    if (await hasAdministrator(tx))
      throw new ConflictError("administratorExists", "There is an administrator already.");
    const [person] = await tx
      .insert(people)
      .values({ name: input.name, email: input.email.trim().toLowerCase(), roles: ["administrator"] })
      .returning({ id: people.id });
    const personId = (person as { id: string }).id;
    await putSignIn(context, { personId, email: input.email, passwordHash });
    const subject = `person:${personId}`;
    return done({ personId }, [
      { verb: "createFirstAdministrator", subject, values: { name: input.name } },
      signInGiven({ personId, email: input.email }),
    ]);
  });
}
