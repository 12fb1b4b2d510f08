import { and, eq, inArray, sql } from "drizzle-orm";
import { departmentItems, departmentNotices } from "../../db/schema/departments.ts";
import { effects } from "../../db/schema/effects.ts";
import { people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { findMailTime } from "../notifications/mail-days.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { findActingPeople } from "../people/find-acting-person.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import type { CompanyDepartment } from "./load-departments.ts";

type Notice = typeof departmentNotices.$inferSelect;

/** Clients that have just joined a department's notice. */
export interface JoinedNotice {
  department: CompanyDepartment;
  notice: Notice;
  handoverIds: string[];
  gating: number;
}

/** So many more clients than the last mail told of are worth a mail of their own. */
const MANY_MORE = 20;

/**
 * Lets each department know of the clients that joined its notice. The first time by the notice's mail; those that join before it has
 * left are in it. Later ones are told in the department's ordinary mail of the day, or, when they are many, by a new
 * revision of the notice. Where something gates there is a task to acknowledge (R12), due by R2.
 */
export async function askDepartments(
  deps: ServiceDeps,
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  joined: readonly JoinedNotice[],
): Promise<void> {
  for (const one of joined) {
    const way = await chooseWay(context, one);
    if (way === "mail" || way === "newMail") await planMail(deps, context, timing, one, way);
    if (way === "app") await tellInApp(context, timing, one);
    // There is nobody to wait for; what is open goes to the head below.
    if (way === "nobody") await markTold(context, one);
    if (one.gating > 0) await askToAcknowledge(context, departure, timing, one, way !== "app" && way !== "nobody");
  }
}

type Way = "mail" | "joinsMail" | "newMail" | "app" | "nobody";

async function chooseWay({ tx }: ChangeContext, { notice, handoverIds }: JoinedNotice): Promise<Way> {
  if (!notice.recipientId) return "nobody";
  const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, notice.recipientId));
  if (!person?.email) return "app";
  const mails = await tx
    .select({ state: effects.state })
    .from(effects)
    .where(and(eq(effects.kind, "departmentNotice"), eq(effects.factId, notice.id)));
  if (mails.length === 0) return "mail";
  if (mails.some(({ state }) => state === "planned")) return "joinsMail";
  return handoverIds.length >= MANY_MORE ? "newMail" : "app";
}

async function planMail(
  deps: ServiceDeps,
  context: ChangeContext,
  timing: Timing,
  { notice, gating }: JoinedNotice,
  way: "mail" | "newMail",
): Promise<void> {
  const { tx } = context;
  const recipientId = notice.recipientId as string;
  const acting = await findActingPeople(tx, [recipientId], timing.today);
  const personId = acting.get(recipientId)?.personId ?? recipientId;
  const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId));
  const factRevision = way === "mail" ? notice.version : notice.version + 1;
  if (way === "newMail")
    await tx.update(departmentNotices).set({ version: factRevision }).where(eq(departmentNotices.id, notice.id));
  await planEffects(deps, context, [
    {
      kind: "departmentNotice",
      factId: notice.id,
      factRevision,
      workflowId: `departure:${notice.departureId}`,
      departureId: notice.departureId,
      personId,
      channel: "email",
      recipient: person?.email ?? "",
      notBefore: await findMailTime(
        context,
        { departureId: notice.departureId, personId, dueDay: gating > 0 ? timing.due("S3").date : null },
        timing.calendar,
      ),
    },
  ]);
}

async function markTold({ tx, businessNow }: ChangeContext, { notice, handoverIds }: JoinedNotice): Promise<void> {
  await tx
    .update(departmentItems)
    .set({ notifiedAt: businessNow })
    .where(and(eq(departmentItems.noticeId, notice.id), inArray(departmentItems.handoverId, handoverIds)));
}

/** Counts as told: it stands in the department's list, and in its mail of the day. */
async function tellInApp(context: ChangeContext, timing: Timing, joined: JoinedNotice): Promise<void> {
  const { notice, handoverIds, gating } = joined;
  await markTold(context, joined);
  // What gates brings its own task and notification.
  if (gating > 0) return;
  const recipientId = notice.recipientId as string;
  const acting = await findActingPeople(context.tx, [recipientId], timing.today);
  await notify(context, [
    {
      departureId: notice.departureId,
      personId: acting.get(recipientId)?.personId ?? recipientId,
      kind: "clientsJoinedNotice",
      count: handoverIds.length,
    },
  ]);
}

/**
 * Adds to the notice's open task, or makes the next one where that is due sooner than R2 lets these clients be: they have their own time,
 * reminders and escalation. A department without people is the head's to answer for.
 */
async function askToAcknowledge(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  { notice, gating }: JoinedNotice,
  mailed: boolean,
): Promise<void> {
  const { tx } = context;
  const due = timing.due("S3");
  const mine = and(eq(tasks.kind, "acknowledgeDepartment"), eq(tasks.subjectId, notice.id));
  const known = await tx
    .select({ id: tasks.id, doneAt: tasks.doneAt, dueAt: tasks.dueAt, assigneeId: tasks.assigneeId })
    .from(tasks)
    .where(mine);
  const open = known.find((task) => task.doneAt === null && task.dueAt >= due.at);
  if (open) {
    await tx
      .update(tasks)
      .set({ count: sql`${tasks.count} + ${gating}`, version: sql`${tasks.version} + 1` })
      .where(eq(tasks.id, open.id));
    if (!mailed && open.assigneeId) {
      const item = {
        departureId: departure.id,
        personId: open.assigneeId,
        kind: "acknowledgeDepartment",
        count: gating,
      } as const;
      await notify(context, [{ ...item, taskId: open.id }]);
    }
    return;
  }
  await createTasks(context, timing.calendar, [
    {
      key: `acknowledgeDepartment:${notice.id}:${known.length + 1}`,
      departureId: departure.id,
      kind: "acknowledgeDepartment",
      assigneeId: notice.recipientId ?? (await findApproverIdOf(context, departure)),
      subjectId: notice.id,
      count: gating,
      due,
      notified: !mailed,
    },
  ]);
}
