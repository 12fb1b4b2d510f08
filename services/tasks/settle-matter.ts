import { eq } from "drizzle-orm";
import type { SettleMatter } from "../../contracts/handover-decisions.ts";
import { departures, notes } from "../../db/schema/departures.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findDeparture } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import { finishTasks } from "./finish-tasks.ts";

type TaskRow = typeof tasks.$inferSelect;

/** What ends by a person's word. The rest ends by itself: the client is told after all, or the step that failed runs again. */
const isSettledInWords = ({ kind, detail }: TaskRow) =>
  kind === "settleOwnerConflict" ||
  (kind === "needsAttention" && (detail === "clientObjected" || detail === "leaverNotTold"));

/**
 * The head, or who has the task, says how it was settled: a client that objected to its new owner, an owner changed in the source, a leaver
 * whom no mail reached and who was told in person. Never by who leaves. NotFoundError for any other task, ConflictError `taskDone`.
 */
export function settleMatter(
  deps: ServiceDeps,
  actor: Actor,
  { taskId, text }: SettleMatter & { taskId: string },
): Promise<{ id: string; outcome: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId));
    if (!task || !isSettledInWords(task)) throw new NotFoundError("task");
    const { departureId, handoverId, kind, detail } = task;
    await context.lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    const byId = actor.kind === "person" ? actor.id : null;
    if (byId === departure.leaverId) throw new ForbiddenError("ownDeparture");
    if (byId === null || task.assigneeId !== byId) await requireDecider(context, "settleMatter", departure);
    if ((await finishTasks(context, { ids: [taskId] }, "settled")) === 0)
      throw new ConflictError("taskDone", "This task is done already.");
    const subject = handoverId ? `handover:${handoverId}` : `departure:${departureId}`;
    await tx.insert(notes).values({ subject, kind: "matterSettled", authorId: byId, text });
    if (detail === "leaverNotTold" && departure.leaverToldAt === null)
      await tx
        .update(departures)
        .set({ leaverToldAt: businessNow, version: departure.version + 1 })
        .where(eq(departures.id, departureId));
    return done(
      { id: taskId, outcome: "settled" },
      [{ verb: "matterSettled", subject, body: { taskId, kind, detail }, values: { text } }],
      [wakeDeparture(departureId), ...(handoverId ? [wakeHandover(handoverId)] : [])],
    );
  });
}
