import { eq } from "drizzle-orm";
import { openQuestions } from "../../db/schema/book.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { lockQuestion, noLongerWaits, readToday } from "./lock-question.ts";

/**
 * Its responsible, who stands in for them, or their head records that a question was answered: it is closed with today, also long after the client was
 * handed over (R20). ConflictError `questionClosed` when it was closed before, `returnCaseOpen`: a return case is closed by its steps alone (R73).
 */
export function answerQuestion(deps: ServiceDeps, actor: Actor, questionId: string): Promise<{ closedOn: string }> {
  return change(deps.db, actor, async (context) => {
    const locked = await lockQuestion(context, questionId);
    const { returnState, closedOn: closedBefore, clientId } = locked.question;
    if (closedBefore !== null) throw new ConflictError("questionClosed", "This question is closed already.");
    if (returnState !== null)
      throw new ConflictError("returnCaseOpen", "A return case is closed by its last step.", { state: returnState });
    const closedOn = await readToday(context);
    await context.tx.update(openQuestions).set({ closedOn }).where(eq(openQuestions.id, questionId));
    const subject = locked.handover ? `handover:${locked.handover.id}` : `client:${clientId}`;
    return done(
      { closedOn },
      [{ verb: "questionAnswered", subject, body: { questionId, closedOn } }],
      await noLongerWaits(context, locked),
    );
  });
}
