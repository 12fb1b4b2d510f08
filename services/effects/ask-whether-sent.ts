import { and, arrayContains, asc, eq, ne } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import { dueNextFullDay } from "../../domain/departure/task-due.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import type { EffectRow } from "./effect-kind.ts";

/**
 * A message of which nobody knows whether it left becomes a person's question: the head's where it went to a client, the
 * administrator's inside the company. A team's morning list belongs to no departure; the next one replaces it.
 */
export async function askWhetherSent(context: ChangeContext, effect: EffectRow): Promise<void> {
  if (effect.departureId === null) return;
  const departure = await findDeparture(context.tx, effect.departureId);
  const calendar = await loadCalendar(context.tx, departure.teamId);
  const toClient = effect.contactId !== null;
  const administratorId = toClient ? null : await findAdministrator(context, departure);
  await createTasks(context, calendar, [
    {
      key: `settleUnknownEffect:${effect.id}:${effect.attempt}`,
      departureId: departure.id,
      // An administrator is told no client.
      ...(toClient && effect.handoverId ? { handoverId: effect.handoverId } : {}),
      kind: "settleUnknownEffect",
      assigneeId: administratorId ?? (await findApproverIdOf(context, departure)),
      subjectId: effect.id,
      detail: effect.kind,
      due: dueNextFullDay(context.businessNow, calendar),
    },
  ]);
}

async function findAdministrator({ tx }: ChangeContext, { leaverId }: DepartureRow): Promise<string | null> {
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(arrayContains(people.roles, ["administrator"]), eq(people.status, "active"), ne(people.id, leaverId)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(1);
  return row?.id ?? null;
}
