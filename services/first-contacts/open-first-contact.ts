import { and, eq, isNull, sql } from "drizzle-orm";
import { handovers } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { computeFirstContactDue } from "../../domain/departure/ownership-switch.ts";
import { chooseFirstContactDay } from "../../domain/introductions/choose-first-contact-day.ts";
import { findHandover } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { createTasks } from "../tasks/create-tasks.ts";

const system = { kind: "system", name: "openFirstContact" } as const;

/**
 * Asks the successor for the first contact after the switch: due ten working days after the switch (policy), spread
 * by the successor's cap (R19).
 */
export function openFirstContact(deps: ServiceDeps, handoverId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock } = context;
    const before = await findHandover(tx, handoverId);
    await lock.departure(before.departure.id, "share");
    if (before.handover.nextOwnerId) await lock.people([before.handover.nextOwnerId], "update");
    const { handover, departure } = await findHandover(tx, handoverId);
    const { nextOwnerId, switchedAt } = handover;
    if (!nextOwnerId || !switchedAt || handover.firstContactDueAt || handover.end) return unchanged(undefined);

    const { policy } = await readSettings(tx);
    const calendar = await loadCalendar(tx, departure.teamId);
    const planned = await tx
      .select({ day: tasks.dueDay, count: sql<number>`count(*)::int` })
      .from(tasks)
      .where(and(eq(tasks.assigneeId, nextOwnerId), eq(tasks.kind, "makeFirstContact"), isNull(tasks.doneAt)))
      .groupBy(tasks.dueDay);
    const start = addWorkingDays(calendar, localDate(switchedAt, calendar.zone), 1);
    const loads = Object.fromEntries(planned.map((row) => [row.day, row.count]));
    const latest = computeFirstContactDue(switchedAt, calendar, policy.firstContactWorkingDays);
    const cap = policy.caps.successorFirstContactsADay;
    const due = toDeadline(calendar, chooseFirstContactDay(start, latest.date, calendar, loads, cap));
    await createTasks(context, calendar, [
      {
        key: `makeFirstContact:${handoverId}`,
        departureId: departure.id,
        handoverId,
        kind: "makeFirstContact",
        assigneeId: nextOwnerId,
        due,
      },
    ]);
    await tx.update(handovers).set({ firstContactDueAt: due.at }).where(eq(handovers.id, handoverId));
    return done(
      undefined,
      [
        {
          verb: "firstContactOpened",
          subject: `handover:${handoverId}`,
          body: { successorId: nextOwnerId, dueDay: due.date },
        },
      ],
      [wakeDeparture(departure.id)],
    );
  });
}
