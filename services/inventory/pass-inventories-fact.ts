import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { findDeparture } from "../access/require-access.ts";
import { listSigningDues } from "./list-signing-dues.ts";
import { loadTiming } from "./load-timing.ts";
import { awaitsInventory, isSigned } from "./signed-query.ts";

/** Due when an inventory has both signatures, or its signing is past due; then the next due date. */
export async function passInventoriesFact(context: Context, departureId: string): Promise<StepFact> {
  const departure = await findDeparture(context.tx, departureId);
  if (!isGoingOn(departure.state)) return { due: false, nextAt: null };
  const dues = await listSigningDues(context, departure, await loadTiming(context, departure));
  if (dues.length === 0) return { due: false, nextAt: null };
  const { rows } = await context.tx.execute<{ due: boolean }>(sql`
    select exists (select from handovers h where ${awaitsInventory(departureId)} and ${isSigned(departure.leaverId)}) as due`);
  const moments = dues.map(({ dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime());
  return {
    due: rows[0]?.due === true || moments.some((moment) => moment <= context.businessNow),
    nextAt: moments.find((moment) => moment > context.businessNow) ?? null,
  };
}
