import { eq } from "drizzle-orm";
import { effectContents } from "../../db/schema/effects.ts";
import { change, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

/** More of a server's answer helps nobody. */
const MOST_CHARACTERS = 1_000;
const system = { kind: "system", name: "deliverEffects" } as const;

/**
 * Keeps what a mail server said to a try that failed, in the message's erasable row: it may name the recipient, so
 * neither the ledger nor the audit holds it.
 */
export function keepServerAnswer(deps: Pick<ServiceDeps, "db">, effectId: string, answer: string | null) {
  return change(deps.db, system, async ({ tx }) => {
    const serverAnswer = answer?.slice(0, MOST_CHARACTERS) ?? null;
    await tx.update(effectContents).set({ serverAnswer }).where(eq(effectContents.effectId, effectId));
    return unchanged(undefined);
  });
}
