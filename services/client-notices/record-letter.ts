import { eq } from "drizzle-orm";
import type { NoticeProgress, RecordLetter } from "../../contracts/client-notices.ts";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { lockReportedNotice } from "./lock-notice.ts";
import { markTold } from "./mark-told.ts";
import { askForOfferInPerson } from "./offer-in-person.ts";
import { readProgress } from "./read-progress.ts";

/**
 * A registered letter was delivered: the client is told (R17) from now on, when the proof is on record; a letter posted
 * has told nobody. InvalidError `deliveredLater` for a day to come.
 */
export function recordLetter(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: RecordLetter,
): Promise<NoticeProgress> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const found = await lockReportedNotice(context, handoverId, "sendLetter");
    const { notice, departure } = found;
    const calendar = await loadCalendar(tx, departure.teamId);
    if (input.deliveredOn > localDate(businessNow, calendar.zone))
      throw new InvalidError("deliveredLater", "That day is still to come.", { pointer: "/deliveredOn" });
    await finishTasks(context, { kinds: ["sendLetter"], subjectIds: [notice.id] }, "delivered");
    await tx
      .update(clientNotices)
      .set({
        followUpAt: businessNow,
        ...(["released", "failed"].includes(notice.state) ? { state: "told" as const } : {}),
      })
      .where(eq(clientNotices.id, notice.id));
    const wake = await markTold(context, [handoverId], "letter", businessNow);
    await askForOfferInPerson(context, calendar, found, "notMailed");
    return done(
      await readProgress(tx, handoverId),
      [{ verb: "letterDelivered", subject: `handover:${handoverId}`, body: { deliveredOn: input.deliveredOn } }],
      [wakeHandover(handoverId), wakeDeparture(departure.id), ...wake],
    );
  });
}
