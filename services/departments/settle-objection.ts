import { and, desc, eq, sql } from "drizzle-orm";
import { SettleObjection } from "../../contracts/departments.ts";
import { departmentItems, departmentNotices } from "../../db/schema/departments.ts";
import { notes } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findHandover } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { notify } from "../notifications/notify.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { holdsTask } from "../tasks/holds-task.ts";
import { confirmPersons, requireColleagues } from "./confirm-persons.ts";

/**
 * The head settles a department's objection to one client, in words and, if that is the point, with another person of the department. The
 * client waits for this department no more, and who objected is told. Never by who leaves.
 *
 * @throws ConflictError `noObjection` when there is none open; InvalidError `personNotInDepartment`
 */
export function settleObjection(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: SettleObjection,
): Promise<{ how: "objected" | "changed" }> {
  const { departmentId, text, personId } = SettleObjection.parse(input);
  return change<{ how: "objected" | "changed" }>(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    const { departure } = await findHandover(tx, handoverId);
    await lock.departure(departure.id);
    const byId = actor.kind === "person" ? actor.id : null;
    if (byId === departure.leaverId) throw new ForbiddenError("ownDeparture");
    const [item] = await tx
      .select({ id: departmentItems.id, recipientId: departmentNotices.recipientId })
      .from(departmentItems)
      .innerJoin(departmentNotices, eq(departmentNotices.id, departmentItems.noticeId))
      .where(
        and(
          eq(departmentItems.handoverId, handoverId),
          eq(departmentNotices.departmentId, departmentId),
          // The head's task is what keeps an objection open: its client may have gone on already.
          sql`exists (select from tasks t where t.kind = 'settleObjection' and t.handover_id = ${handoverId}
            and t.subject_id = ${departmentId} and t.done_at is null)`,
        ),
      );
    if (!item) await requireDecider(context, "settleObjection", departure);
    if (!item) throw new ConflictError("noObjection", "This department has no open objection to this client.");
    if (!(await holdsTask(context, { departureId: departure.id, kinds: ["settleObjection"], subjectId: departmentId })))
      await requireDecider(context, "settleObjection", departure);
    if (personId) await requireColleagues(tx, departmentId, [personId]);
    const how = personId ? "changed" : "objected";
    await tx
      .update(departmentItems)
      .set({ how, settledAt: businessNow, ...(personId ? { personId } : {}) })
      .where(eq(departmentItems.id, item.id));
    await confirmPersons(context, departmentId, [item.id]);
    await tx
      .insert(notes)
      .values({ subject: `departmentItem:${item.id}`, authorId: byId, kind: "objectionSettled", text });
    await notify(context, await tellObjector(context, { ...item, departureId: departure.id, handoverId }));
    await finishTasks(
      context,
      { handoverIds: [handoverId], subjectIds: [departmentId], kinds: ["settleObjection"] },
      "settled",
    );
    return done(
      { how },
      [
        {
          verb: "objectionSettled",
          subject: `handover:${handoverId}`,
          body: { departmentId, personId, how },
          values: { text },
        },
      ],
      [wakeDeparture(departure.id)],
    );
  });
}

/** Who wrote the objection hears the answer, else whom the notice was sent to. */
async function tellObjector(
  { tx }: ChangeContext,
  item: { id: string; recipientId: string | null; departureId: string; handoverId: string },
) {
  const [objection] = await tx
    .select({ authorId: notes.authorId })
    .from(notes)
    .where(and(eq(notes.subject, `departmentItem:${item.id}`), eq(notes.kind, "departmentObjection")))
    .orderBy(desc(notes.recordedAt))
    .limit(1);
  const personId = objection?.authorId ?? item.recipientId;
  const { departureId, handoverId } = item;
  return personId ? [{ departureId, personId, kind: "objectionSettled" as const, handoverId }] : [];
}
