import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { untoldClients } from "./untold-pairs.ts";

/** Due: a client with an owner that a department serving it has not been told of (R12). Time alone makes nothing due. */
export async function notifyDepartmentsFact({ tx }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ due: boolean }>(
    sql`select exists (select from ${untoldClients(departureId)}) as due`,
  );
  return { due: rows[0]?.due ?? false, nextAt: null };
}
