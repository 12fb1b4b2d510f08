import { eq, inArray } from "drizzle-orm";
import { accounts, sessions, users } from "../../db/schema/auth.ts";
import type { Tx } from "../../db/transaction.ts";

/**
 * Ends a person's sign-in, inside the transaction that decides it (end of the last working day): every session is revoked,
 * and nobody who has left opens a new one. `forGood` takes the password too. Twice does nothing.
 */
export async function endSignIns(tx: Tx, personId: string, { forGood }: { forGood: boolean }): Promise<void> {
  const own = tx.select({ id: users.id }).from(users).where(eq(users.personId, personId));
  await tx.delete(sessions).where(inArray(sessions.userId, own));
  if (forGood) await tx.delete(accounts).where(inArray(accounts.userId, own));
}
