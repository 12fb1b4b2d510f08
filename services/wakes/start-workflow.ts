import { type WorkflowType, workflows } from "../../db/schema/kernel.ts";
import type { Tx } from "../../db/transaction.ts";

/** Makes the rows that let workflows run; the wake of the same transaction starts them. Twice does nothing. */
export async function registerWorkflows(tx: Tx, type: WorkflowType, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += 5000) {
    const rows = ids.slice(from, from + 5000).map((id) => ({ id: `${type}:${id}`, type }));
    await tx.insert(workflows).values(rows).onConflictDoNothing();
  }
}
