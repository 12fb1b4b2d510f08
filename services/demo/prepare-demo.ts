import { hashPassword } from "better-auth/crypto";
import { clock } from "../../db/schema/kernel.ts";
import { people } from "../../db/schema/people.ts";
import { change, done } from "../../db/transaction.ts";
import { putSignIn, signInGiven } from "../auth/create-sign-in.ts";
import type { ServiceDeps } from "../deps.ts";
import { DEMO_SOURCE } from "./require-demo-sign-in.ts";

const system = { kind: "system", name: "start" } as const;

/**
 * Makes a fresh database a demo's: freezes business time (kept when it is frozen already) and gives the demo its own
 * sign-in, an administrator of that database. Twice renews the password. Never call it on a database in real use.
 */
export async function prepareDemo(
  deps: ServiceDeps,
  demo: { email: string; password: string; frozenAt: Date },
): Promise<{ personId: string }> {
  const passwordHash = await hashPassword(demo.password);
  return change(deps.db, system, async (context) => {
    const { tx } = context;
    await tx.insert(clock).values({ frozenAt: demo.frozenAt }).onConflictDoNothing();
    const [row] = await tx
      .insert(people)
      .values({ name: "Demo", email: demo.email, roles: ["administrator"], source: DEMO_SOURCE, sourceId: DEMO_SOURCE })
      .onConflictDoUpdate({ target: [people.source, people.sourceId], set: { email: demo.email } })
      .returning({ id: people.id });
    const personId = (row as { id: string }).id;
    await putSignIn(context, { personId, email: demo.email, passwordHash });
    return done({ personId }, [
      { verb: "prepareDemo", subject: `person:${personId}` },
      signInGiven({ personId, email: demo.email }),
    ]);
  });
}
