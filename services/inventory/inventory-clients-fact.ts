import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { goingOn } from "../departures/open-states.ts";
import { newClientsQuery, newLooseWorkQuery } from "./book-queries.ts";

/** Due once a departure runs and was never inventoried, and again whenever the leaver's book has something new. */
export async function inventoryClientsFact(context: Context, departureId: string): Promise<StepFact> {
  const { rows } = await context.tx.execute<{ leaver_id: string; inventoried: boolean }>(sql`
    select leaver_id, inventoried_at is not null as inventoried from departures where id = ${departureId} and state in ${goingOn}`);
  const departure = rows[0];
  if (!departure) return { due: false, nextAt: null };
  if (!departure.inventoried) return { due: true, nextAt: null };
  const book = { departureId, leaverId: departure.leaver_id, businessNow: context.businessNow };
  const found = await context.tx.execute<{ due: boolean }>(
    sql`select exists (${newClientsQuery(book)}) or exists (${newLooseWorkQuery(book)}) as due`,
  );
  return { due: found.rows[0]?.due ?? false, nextAt: null };
}
