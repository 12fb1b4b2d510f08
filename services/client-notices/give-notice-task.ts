import { eq, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { computeTaskDue } from "../../domain/departure/task-due.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { leaverHelps } from "../inventory/leaver-helps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { dueInNoticeStage } from "./give-send-list-tasks.ts";
import type { Notice } from "./load-notice.ts";

/** What a person is asked to do about a notice, and why: shown with the task. */
export type NoticeWork =
  | { kind: "callClient"; detail: "goldFirst" | "noAddress" | "unconfirmed" }
  | { kind: "sendLetter"; detail: "noAddress" }
  | { kind: "needsAttention"; detail: "clientNotTold" | "clientNotConfirmed" };

/**
 * Asks a person to call, to post a registered letter or to find another way (R17). Gold is called by the leaver with the
 * head beside, by the head alone once the leaver is gone or where nothing may be asked of them; others by their
 * successor; letters and what nobody could do are the head's. The subject of the task is the notice.
 */
export async function giveNoticeTask(
  context: Context,
  calendar: WorkCalendar,
  { notice, handover, departure }: Notice,
  { kind, detail }: NoticeWork,
): Promise<void> {
  const { tx, businessNow } = context;
  const approverId = await findApproverIdOf(context, departure);
  const byLeaver = detail === "goldFirst" && leaverHelps(departure, businessNow, localDate(businessNow, calendar.zone));
  const bySuccessor = kind === "callClient" && handover.effectiveTier !== "gold";
  const assigneeId = byLeaver ? departure.leaverId : bySuccessor ? (handover.nextOwnerId ?? approverId) : approverId;
  const [counted] = await tx
    .update(clientNotices)
    .set({ followUps: sql`${clientNotices.followUps} + 1` })
    .where(eq(clientNotices.id, notice.id))
    .returning({ number: clientNotices.followUps });
  const soon = () =>
    computeTaskDue({
      stageDeadline: null,
      arrivedAt: businessNow,
      needsLeaver: byLeaver,
      lastDay: departure.lastWorkingDay,
      calendar,
    });
  const hasTime = detail === "noAddress";
  await createTasks(context, calendar, [
    {
      key: `${kind}:${notice.id}:${counted?.number}`,
      departureId: departure.id,
      handoverId: handover.id,
      kind: kind satisfies TaskKind,
      assigneeId,
      subjectId: notice.id,
      detail,
      due: hasTime ? await dueInNoticeStage(context, departure, calendar) : soon(),
    },
  ]);
}
