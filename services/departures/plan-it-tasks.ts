import { and, arrayContains, asc, eq, ne } from "drizzle-orm";
import { connectedSystems, people } from "../../db/schema/people.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { lastWorkingDayNotAfter } from "../../domain/calendar/working-days.ts";
import { nextWorkingInstant, toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Role } from "../../domain/codes.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { createTasks } from "../tasks/create-tasks.ts";

/**
 * IT's tasks, one by one for each connected system: the export right at once, accounts on the last day. They hold
 * nothing up and nobody reminds of them. Nobody gets those of their own going. Without an IT contact they are the administrator's, else HR's.
 */
export async function planItTasks(
  context: Context,
  calendar: WorkCalendar,
  departure: DepartureRow,
): Promise<string[]> {
  const { tx, businessNow } = context;
  const systems = await tx
    .select()
    .from(connectedSystems)
    .where(eq(connectedSystems.active, true))
    .orderBy(asc(connectedSystems.name));
  const assigneeId =
    (await findByRole(tx, "itContact", departure.leaverId)) ??
    (await findByRole(tx, "administrator", departure.leaverId)) ??
    departure.recordedById;
  const atOnce = toDeadline(calendar, localDate(nextWorkingInstant(calendar, businessNow), calendar.zone));
  const lastDay = toDeadline(calendar, lastWorkingDayNotAfter(calendar, departure.lastWorkingDay));
  return createTasks(
    context,
    calendar,
    systems.flatMap((system) =>
      (["closeExport", "closeAccount"] as const).map((kind) => ({
        key: `${kind}:${departure.id}:${system.id}`,
        departureId: departure.id,
        kind,
        assigneeId,
        subjectId: system.id,
        detail: system.name,
        due: kind === "closeExport" ? atOnce : lastDay,
        chased: false,
      })),
    ),
  );
}

async function findByRole(tx: Tx, role: Role, leaverId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(arrayContains(people.roles, [role]), ne(people.status, "left"), ne(people.id, leaverId)))
    .orderBy(asc(people.id))
    .limit(1);
  return row?.id ?? null;
}
