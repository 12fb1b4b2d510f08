import { eq, inArray } from "drizzle-orm";
import { accounts, sessions, users } from "../../db/schema/auth.ts";
import type { Tx } from "../../db/transaction.ts";

/**
 * Ends a person's sign-in for good, inside the transaction that decides it (end of the last working day): every session
 * is revoked and no password opens a new one. Twice does nothing.
 */
export async function endSignIns(tx: Tx, personId: string): Promise<void> {
  const own = tx.select({ id: users.id }).from(users).where(eq(users.personId, personId));
  await tx.delete(sessions).where(inArray(sessions.userId, own));
  await tx.delete(accounts).where(inArray(accounts.userId, own));
}
