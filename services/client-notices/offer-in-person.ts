import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { dueInNoticeStage } from "./give-send-list-tasks.ts";
import type { Notice } from "./load-notice.ts";

/** Why a told client's offer did not stand in its notice: no consent on record, or it was not told by mail. */
type Cause = "noConsent" | "notMailed";

/** A decided offer that no notice carried is made by the successor in person, once (R14, R16). */
export async function askForOfferInPerson(
  context: Context,
  calendar: WorkCalendar,
  { handover, departure }: Pick<Notice, "handover" | "departure">,
  cause: Cause,
): Promise<void> {
  const { rows } = await context.tx.execute(sql`
    select from offer_decisions where handover_id = ${handover.id} and decided_at is not null and offer_code is not null`);
  if (rows.length === 0 || !handover.nextOwnerId) return;
  await createTasks(context, calendar, [
    {
      key: `offerInPerson:${handover.id}`,
      departureId: departure.id,
      handoverId: handover.id,
      kind: "offerInPerson",
      assigneeId: handover.nextOwnerId,
      detail: cause,
      due: await dueInNoticeStage(context, departure, calendar),
    },
  ]);
}
