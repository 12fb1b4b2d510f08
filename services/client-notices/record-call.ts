import { eq } from "drizzle-orm";
import type { NoticeProgress, RecordCall } from "../../contracts/client-notices.ts";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { notes } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done, type Wake } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { renewInvitations } from "../introductions/renew-invitations.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { confirmNotices } from "./confirm-notices.ts";
import { correctContact } from "./correct-contact.ts";
import type { Notice } from "./load-notice.ts";
import { lockReportedNotice } from "./lock-notice.ts";
import { markTold } from "./mark-told.ts";
import { askForOfferInPerson } from "./offer-in-person.ts";
import { readProgress } from "./read-progress.ts";

/**
 * The outcome of a call about the change. Reached: the client is told and knows (R17), gold's letter follows all the
 * same; not reached: the next way is chosen. Coordinates the client gave become current (R11). ConflictError
 * `noticeNotReleased` before the head let the notice go.
 */
export function recordCall(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: RecordCall,
): Promise<NoticeProgress> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const found = await lockReportedNotice(context, handoverId, "callClient");
    const { notice, departure } = found;
    const calendar = await loadCalendar(tx, departure.teamId);
    const fields = input.contact ? await writeContact(deps, context, found, input.contact, calendar) : [];
    if (input.note)
      await tx.insert(notes).values({
        subject: `handover:${handoverId}`,
        kind: "call",
        authorId: actor.kind === "person" ? actor.id : null,
        text: input.note,
      });
    await finishTasks(context, { kinds: ["callClient"], subjectIds: [notice.id] }, input.outcome);
    const reached = input.outcome === "reached";
    await tx
      .update(clientNotices)
      .set({
        calledAt: businessNow,
        followUpAt: businessNow,
        ...(notice.callOutcome === "reached" ? {} : { callOutcome: input.outcome }),
        ...(reached && ["released", "failed"].includes(notice.state) ? { state: "told" as const } : {}),
      })
      .where(eq(clientNotices.id, notice.id));
    const wake = reached ? await tell(context, found, calendar) : [];
    return done(
      await readProgress(tx, handoverId),
      [
        {
          verb: "clientCalled",
          subject: `handover:${handoverId}`,
          body: { outcome: input.outcome, contactFields: fields },
          values: { note: input.note, contact: input.contact },
        },
      ],
      [wakeHandover(handoverId), wakeDeparture(departure.id), ...wake],
    );
  });
}

async function tell(context: ChangeContext, found: Notice, calendar: WorkCalendar): Promise<Wake[]> {
  const { notice, handover } = found;
  const ids = [handover.id];
  const told = await markTold(context, ids, "call", context.businessNow);
  // An offer that no letter will bring is made by the successor; the caller may be the leaver, who sees none.
  if (notice.channel !== "email" || notice.state === "failed")
    await askForOfferInPerson(context, calendar, found, "notMailed");
  return [...told, ...(await confirmNotices(context, ids, "call"))];
}

async function writeContact(
  deps: ServiceDeps,
  context: ChangeContext,
  { client, handover, departure }: Notice,
  { contactId, ...given }: NonNullable<RecordCall["contact"]>,
  calendar: WorkCalendar,
): Promise<string[]> {
  const today = localDate(context.businessNow, calendar.zone);
  const fields = await correctContact(context, client.id, contactId, given, today);
  await renewInvitations(deps, context, { handoverId: handover.id, departure, contactId }, fields);
  return fields;
}
