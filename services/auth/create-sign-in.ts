import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { and, eq, sql } from "drizzle-orm";
import { accounts, sessions, users } from "../../db/schema/auth.ts";
import { people } from "../../db/schema/people.ts";
import { type ChangeContext, change, done, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";

export interface SignInInput {
  personId: string;
  email: string;
  /** At least 10 characters; only its scrypt hash is kept. */
  password: string;
}

/**
 * Gives a person their sign-in, or a new password and address to one they have (all their sessions end). For the
 * administrator. ConflictError when the person has left or the address belongs to somebody else.
 */
export async function createSignIn(deps: ServiceDeps, actor: Actor, input: SignInInput): Promise<{ personId: string }> {
  const password = await hashPassword(input.password);
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    await context.lock.people([input.personId], "update");
    await putSignIn(context, { ...input, passwordHash: password });
    return done({ personId: input.personId }, [signInGiven(input)]);
  });
}

/** The audit entry that goes with a sign-in given. */
export const signInGiven = (input: Pick<SignInInput, "personId" | "email">) => ({
  verb: "createSignIn",
  subject: `person:${input.personId}`,
  values: { email: input.email },
});

/** Writes the rows of a sign-in inside a transaction that holds the person's lock. */
export async function putSignIn(
  { tx, realNow }: Pick<ChangeContext, "tx" | "realNow">,
  input: Pick<SignInInput, "personId" | "email"> & { passwordHash: string },
): Promise<void> {
  const email = input.email.trim().toLowerCase();
  const [person] = await tx.select().from(people).where(eq(people.id, input.personId));
  if (!person) throw new NotFoundError("person");
  if (person.status === "left") throw new ConflictError("personLeft", "This person has left the company.");
  await requireFreeAddress(tx, email, input.personId);
  if (person.email?.toLowerCase() !== email) await tx.update(people).set({ email }).where(eq(people.id, person.id));
  const stamps = { createdAt: realNow, updatedAt: realNow };
  const [user] = await tx
    .insert(users)
    .values({ id: randomUUID(), name: person.name, email, emailVerified: true, personId: person.id, ...stamps })
    .onConflictDoUpdate({ target: users.personId, set: { email, name: person.name, updatedAt: realNow } })
    .returning({ id: users.id });
  const userId = (user as { id: string }).id;
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
  const account = { id: randomUUID(), accountId: userId, providerId: "credential", userId };
  await tx.insert(accounts).values({ ...account, password: input.passwordHash, ...stamps });
}

async function requireFreeAddress(tx: Tx, email: string, personId: string): Promise<void> {
  const [taken] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(sql`lower(${people.email}) = ${email}`, sql`${people.id} <> ${personId}`));
  if (taken)
    throw new ConflictError("addressTaken", "This e-mail address belongs to somebody else.", { pointer: "/email" });
}
