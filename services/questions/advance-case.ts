import { eq } from "drizzle-orm";
import type { AdvanceCase } from "../../contracts/questions.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { advanceReturnCase, type ReturnCaseState } from "../../domain/returns/advance-return-case.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { lockQuestion, noLongerWaits, readToday } from "./lock-question.ts";

/**
 * Moves a defect or return case one step on (R73); the last step closes it. Its responsible, who stands in for them, or their head may.
 * ConflictError with the step expected when one is skipped, `handedOver` for the leaver once the client has gone on (R80).
 */
export function advanceCase(
  deps: ServiceDeps,
  actor: Actor,
  questionId: string,
  input: AdvanceCase,
): Promise<{ state: string }> {
  return change(deps.db, actor, async (context) => {
    const locked = await lockQuestion(context, questionId);
    if (!locked.question.returnState) throw new NotFoundError("returnCase");
    const moved = advanceReturnCase(locked.question.returnState as ReturnCaseState, input.state);
    if (!moved.ok)
      throw new ConflictError(moved.error, "A return case goes one step at a time.", { expected: moved.expected });
    const closedOn = moved.state === "replaced" ? await readToday(context) : null;
    await context.tx
      .update(openQuestions)
      .set({ returnState: moved.state, closedOn })
      .where(eq(openQuestions.id, questionId));
    return done(
      { state: moved.state },
      [{ verb: "returnCaseAdvanced", subject: `question:${questionId}`, body: { state: moved.state } }],
      closedOn ? await noLongerWaits(context, locked) : [],
    );
  });
}
