import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { idleTasks, listHeldDues, readyClients, silenceAt } from "./waiting-items.ts";

/**
 * Due: a client whose departments are all told, a missed due date not yet noted, a silence that has lasted (R12, R70), or a task of
 * acknowledging for clients who have all ended.
 * Next: the earliest due date or end of a silence to come.
 */
export async function passDepartmentsFact({ tx, businessNow }: Context, departureId: string): Promise<StepFact> {
  const { rows } = await tx.execute<{ ready: boolean }>(
    sql`select exists (select from ${readyClients(departureId)}) or exists (select from ${idleTasks(departureId)}) as ready`,
  );
  const dues = await listHeldDues(tx, departureId);
  if (dues.length === 0) return { due: rows[0]?.ready ?? false, nextAt: null };
  const { teamId } = await findDeparture(tx, departureId);
  const calendar = await loadCalendar(tx, teamId);
  const moments = dues.flatMap(({ dueAt, breach }) => [silenceAt(dueAt, calendar), ...(breach ? [dueAt] : [])]);
  const coming = moments.filter((moment) => moment > businessNow).sort((a, b) => a.getTime() - b.getTime());
  return { due: (rows[0]?.ready ?? false) || coming.length < moments.length, nextAt: coming[0] ?? null };
}
