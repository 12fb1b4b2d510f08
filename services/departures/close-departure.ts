import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import { departures, handovers, looseWork } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { type Context, change, done, unchanged } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { canCloseDeparture } from "../../domain/departure/is-handed-over.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import type { ServiceDeps } from "../deps.ts";
import { forgetDrafts } from "../drafts/take-from-drafts.ts";
import { countKnownToOne } from "../inventory/count-known-to-one.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { isPromised } from "../questions/hand-over-questions-fact.ts";
import { incompleteAt, isReadyToClose } from "./close-departure-fact.ts";
import { wakeDeparture, wakeStandup } from "./departure-ids.ts";

const system = { kind: "system", name: "closeDeparture" } as const;

/**
 * Ends a departure whose clients and loose work are all settled: closed, with the closing report announced to head and
 * HR. One whose time is over first becomes `closedIncomplete` with its list, and goes on.
 */
export async function closeDeparture(deps: ServiceDeps, departureId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const { lock, tx, businessNow } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    const isReady = await isReadyToClose(context, departure);
    const deadline = isReady ? null : await incompleteAt(context, departure);
    if (!isReady && (deadline === null || deadline > businessNow)) return unchanged(undefined);

    const calendar = await loadCalendar(tx, departure.teamId);
    const today = localDate(businessNow, calendar.zone);
    const open = await listOpen(context, departureId);
    const version = departure.version + 1;
    const knownToOneAfter = await countKnownToOne(tx, departureId, today);
    await tx
      .update(departures)
      .set({
        ...(isReady ? { state: "closed", closedAt: businessNow } : { state: "closedIncomplete" }),
        knownToOneAfter,
        version,
      })
      .where(eq(departures.id, departureId));
    if (isReady) {
      await endTasks(context, departureId);
      await forgetDrafts(context, departureId);
    }
    await announceReport(context, departure, open.openClientIds.length);
    return done(
      undefined,
      [
        {
          verb: isReady ? "closeDeparture" : "closeIncomplete",
          subject: `departure:${departureId}`,
          body: { openHandovers: open.openClientIds, openLooseWork: open.openWorkIds },
        },
      ],
      [wakeDeparture(departureId), wakeStandup(departure.teamId)],
    );
  });
}

/** What keeps it open, by id (R21). */
async function listOpen({ tx }: Context, departureId: string) {
  const clients = await tx
    .select({ id: handovers.id, end: handovers.end })
    .from(handovers)
    .where(and(eq(handovers.departureId, departureId), isNull(handovers.end)));
  const work = await tx
    .select({ id: looseWork.id, acceptedAt: looseWork.acceptedAt })
    .from(looseWork)
    .where(eq(looseWork.departureId, departureId));
  return canCloseDeparture(
    clients.map((row) => ({ id: row.id, handedOver: row.end === "handedOver", ending: row.end })),
    work.map((row) => ({ id: row.id, acceptedOn: row.acceptedAt?.toISOString() ?? null })),
  );
}

/**
 * IT's confirmations stay open: they hold nothing up and are shown until given. So does what a client asked after it was handed over:
 * its answer is promised.
 */
async function endTasks({ tx, businessNow }: Context, departureId: string): Promise<void> {
  await tx
    .update(tasks)
    .set({ doneAt: businessNow, outcome: "moot", chaseAt: null })
    .where(
      and(
        eq(tasks.departureId, departureId),
        isNull(tasks.doneAt),
        notInArray(tasks.kind, ["closeExport", "closeAccount"]),
        sql`not (${tasks.kind} = 'acceptQuestions' and exists (
          select from open_questions q join handovers h on h.client_id = q.client_id
          where h.departure_id = ${departureId} and h."end" = 'handedOver' and ${isPromised} and q.next_responsible_id = ${tasks.subjectId}
            and q.accepted_at is null and q.closed_on is null))`,
      ),
    );
}

async function announceReport(context: Context, departure: DepartureRow, open: number): Promise<void> {
  const approverId = await findApproverIdOf(context, departure);
  await notify(
    context,
    [...new Set([approverId, departure.recordedById])].map((personId) => ({
      departureId: departure.id,
      personId,
      kind: "closingReport",
      count: open,
    })),
  );
}
