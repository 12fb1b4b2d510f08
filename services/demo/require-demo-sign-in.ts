import { and, eq } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";

/** Source of the one person who plays the world around a demo: moves time, reads the mailbox, counts facts. */
export const DEMO_SOURCE = "demo";

/** The demo's own sign-in and no other, whatever roles somebody has; ForbiddenError otherwise. */
export async function requireDemoSignIn(deps: Pick<ServiceDeps, "db">, actor: Actor): Promise<void> {
  if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
  const own = await look(deps.db, actor, ({ tx }) =>
    tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, actor.id), eq(people.source, DEMO_SOURCE))),
  );
  if (own.length === 0) throw new ForbiddenError("roleMayNot");
}
