import { and, eq, sql } from "drizzle-orm";
import type { Changed, UpdateOpenQuestion } from "../../contracts/inventory.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { firstReturnCaseState } from "../../domain/returns/advance-return-case.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError, NotFoundError } from "../errors.ts";
import { endAcceptTasks } from "../questions/end-accept-tasks.ts";
import { requireNotPast } from "../require-not-past.ts";
import { loadTiming } from "./load-timing.ts";
import { openDossier } from "./open-dossier.ts";
import { refreshGaps } from "./refresh-gaps.ts";

/**
 * Leaver, successor or head corrects an open question of a client, gives it a date or closes it (R20). One handed over keeps the date it came with, beside
 * the new one. InvalidError `dateInPast`; ConflictError `returnCaseOpen`: a return case is closed by its steps alone (R73).
 */
export async function updateOpenQuestion(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; questionId: string; version: number | null; question: UpdateOpenQuestion },
): Promise<Changed> {
  return change(deps.db, actor, async (context) => {
    const { handover, departure, version } = await openDossier(context, input.handoverId, input.version);
    if (Object.keys(input.question).length === 0) throw new InvalidError("nothingToChange", "Name what is to change.");
    requireNotPast(input.question.dueOn, (await loadTiming(context, departure)).today, "/dueOn");
    const [row] = await context.tx
      .update(openQuestions)
      .set({ ...input.question, ...returnStateOf(input.question.kind), ...daysOf(input.question.dueOn) })
      .where(and(eq(openQuestions.id, input.questionId), eq(openQuestions.clientId, handover.clientId)))
      .returning({ id: openQuestions.id, returnState: openQuestions.returnState });
    if (!row) throw new NotFoundError("question");
    if (input.question.closedOn && row.returnState !== null)
      throw new ConflictError("returnCaseOpen", "A return case is closed by its last step.", {
        state: row.returnState,
      });
    if (input.question.closedOn) await endAcceptTasks(context, departure.id);
    await refreshGaps(context, departure, [handover]);
    const { text, ...codes } = input.question;
    const body = { questionId: row.id, version, ...codes, fields: Object.keys(input.question).sort() };
    return done(
      { id: row.id, version },
      [{ verb: "updateOpenQuestion", subject: `client:${handover.clientId}`, body, values: { text } }],
      [wakeDeparture(departure.id), wakeHandover(handover.id)],
    );
  });
}

/** Once handed over, the day of the answer is the one it was accepted or promised with; it may move, and is not taken back. */
function daysOf(dueOn: UpdateOpenQuestion["dueOn"]) {
  if (dueOn === undefined) return {};
  const isHandedOver = sql`${openQuestions.handedOverAt} is not null`;
  return {
    dueOn: sql`case when ${isHandedOver} then ${openQuestions.dueOn} else ${dueOn}::date end`,
    nextDueOn: sql`case when ${isHandedOver} then coalesce(${dueOn}::date, ${openQuestions.nextDueOn}) else ${openQuestions.nextDueOn} end`,
  };
}

/** What turns out to be a return case begins as reported; one under way keeps its step. */
function returnStateOf(kind: UpdateOpenQuestion["kind"]) {
  if (kind === undefined) return {};
  return {
    returnState: kind === "returnCase" ? sql`coalesce(${openQuestions.returnState}, ${firstReturnCaseState})` : null,
  };
}
