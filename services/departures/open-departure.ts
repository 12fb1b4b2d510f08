import { and, eq, inArray } from "drizzle-orm";
import type { DepartureChanged, NewDeparture } from "../../contracts/routes/departures.ts";
import { departureReasons, departures, nonCompetes } from "../../db/schema/departures.ts";
import { awayDays, people } from "../../db/schema/people.ts";
import { type Context, change, done, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { lastWorkingDayNotAfter } from "../../domain/calendar/working-days.ts";
import { endOfWorkingDay } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { openStates } from "../../domain/departure/open-states.ts";
import { computeStageDeadlines, planningStart } from "../../domain/departure/stage-deadlines.ts";
import { dueNextFullDay } from "../../domain/departure/task-due.ts";
import { requireAccess } from "../access/require-access.ts";
import { loadCalendarOf } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { registerWorkflows } from "../wakes/start-workflow.ts";
import { wakeDeparture } from "./departure-ids.ts";
import { leaveOtherDepartures, listDeparturesCountingOn } from "./leave-other-departures.ts";
import { readLeaver } from "./read-leaver.ts";
import { resolveNotice } from "./resolve-notice.ts";
import { writeDeadlines } from "./write-deadlines.ts";

/**
 * HR records a notice. The lock-down holds from this commit on (R61, R79–R81); nobody but HR and who must confirm
 * learns of it. Every other departure that counted on the new leaver opens its next round in the same transaction.
 *
 * @throws ConflictError `leaverNotActive`, `departureOpen`; InvalidError for dates that cannot be
 */
export function openDeparture(deps: ServiceDeps, actor: Actor, input: NewDeparture): Promise<DepartureChanged> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "recordDeparture");
    const { tx, lock, businessNow } = context;
    const counting = await listDeparturesCountingOn(tx, input.leaverId);
    await lock.departures(counting, "update");
    await lock.people([input.leaverId], "update");
    const { leaver, team } = await readLeaver(tx, input.leaverId);
    await requireFree(context, leaver);
    const late = (await listDeparturesCountingOn(tx, leaver.id)).filter((id) => !counting.includes(id));
    if (late.length > 0)
      throw new ConflictError("changedMeanwhile", "Somebody just counted on this person. Try again.");

    const calendar = await loadCalendarOf(tx, team);
    const { policy } = await readSettings(tx);
    const notice = resolveNotice(input, localDate(businessNow, calendar.zone), calendar, policy);
    const [departure] = await tx
      .insert(departures)
      .values({
        leaverId: leaver.id,
        teamId: team.id,
        kind: input.kind,
        ...notice,
        announceFrom: input.announceFrom,
        recordedById: actor.kind === "person" ? actor.id : leaver.id,
        noticedAt: businessNow,
        lastDayEndsAt: endOfWorkingDay(calendar, lastWorkingDayNotAfter(calendar, notice.lastWorkingDay)),
      })
      .returning();
    if (!departure) throw new Error("departure not inserted");
    await tx.insert(departureReasons).values({ departureId: departure.id, reason: input.reason, note: input.note });
    const { nonCompete } = input;
    if (nonCompete) {
      const { clause, from: fromDay, until: untilDay, legalNote } = nonCompete;
      await tx.insert(nonCompetes).values({ departureId: departure.id, clause, fromDay, untilDay, legalNote });
    }
    await writeDeadlines(
      tx,
      departure.id,
      computeStageDeadlines(
        {
          noticeDate: planningStart({ ...input, noticeOn: notice.noticeOn }),
          lastDay: notice.lastWorkingDay,
          calendar,
        },
        policy.stageShares,
      ),
    );
    await tx.update(people).set({ status: "leaving" }).where(eq(people.id, leaver.id));
    const daysAway = await addDaysAway(tx, leaver.id, input.daysAway);
    const reopened = await leaveOtherDepartures(context, leaver.id, counting);
    await registerWorkflows(tx, "departure", [departure.id]);
    await askToConfirm(context, calendar, departure);
    return done(
      { id: departure.id, state: departure.state, version: departure.version },
      [
        {
          verb: "openDeparture",
          subject: `departure:${departure.id}`,
          body: {
            leaverId: leaver.id,
            kind: input.kind,
            ...notice,
            announceFrom: input.announceFrom,
            daysAway,
            nonCompete: nonCompete && { from: nonCompete.from, until: nonCompete.until },
          },
          values: {
            reason: input.reason,
            note: input.note,
            clause: nonCompete?.clause ?? null,
            legalNote: nonCompete?.legalNote ?? null,
          },
        },
        ...counting.map((id) => ({
          verb: "leaveOtherDeparture",
          subject: `departure:${id}`,
          body: { personId: leaver.id, handovers: reopened.length },
        })),
      ],
      [wakeDeparture(departure.id), ...counting.map(wakeDeparture)],
    );
  });
}

async function requireFree({ tx, actor }: Context, leaver: typeof people.$inferSelect): Promise<void> {
  if (actor.kind === "person" && actor.id === leaver.id) throw new ForbiddenError("ownDeparture");
  const [open] = await tx
    .select({ id: departures.id })
    .from(departures)
    .where(and(eq(departures.leaverId, leaver.id), inArray(departures.state, openStates)));
  if (open) throw new ConflictError("departureOpen", "A departure of this person is open.", { departureId: open.id });
  if (leaver.status !== "active") throw new ConflictError("leaverNotActive", "This person has left or is leaving.");
}

/** Returns them with their ids: the audit's row says which came with the notice. */
async function addDaysAway(tx: Tx, personId: string, days: NewDeparture["daysAway"]) {
  if (days.length === 0) return [];
  const rows = await tx
    .insert(awayDays)
    .values(days.map(({ from, to }) => ({ personId, fromDay: from, toDay: to })))
    .returning();
  return rows.map(({ id, fromDay: from, toDay: to }) => ({ id, from, to }));
}

/** The head's task, or of whoever approves in the head's place (R5). */
async function askToConfirm(
  context: Context,
  calendar: WorkCalendar,
  departure: typeof departures.$inferSelect,
): Promise<void> {
  const approverId = await findApproverIdOf(context, departure);
  const due = dueNextFullDay(context.businessNow, calendar);
  await createTasks(context, calendar, [
    {
      key: `confirmDeparture:${departure.id}`,
      departureId: departure.id,
      kind: "confirmDeparture",
      assigneeId: approverId,
      subjectId: departure.id,
      due,
    },
  ]);
}
