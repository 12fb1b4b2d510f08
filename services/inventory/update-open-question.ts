import { and, eq } from "drizzle-orm";
import type { Changed, UpdateOpenQuestion } from "../../contracts/inventory.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { openDossier } from "./open-dossier.ts";
import { refreshGaps } from "./refresh-gaps.ts";

/** Leaver, successor or head corrects an open question of a client, gives it a date or closes it (R20). */
export async function updateOpenQuestion(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; questionId: string; version: number | null; question: UpdateOpenQuestion },
): Promise<Changed> {
  return change(deps.db, actor, async (context) => {
    const { handover, departure, version } = await openDossier(context, input.handoverId, input.version);
    if (Object.keys(input.question).length === 0) throw new InvalidError("nothingToChange", "Name what is to change.");
    const [row] = await context.tx
      .update(openQuestions)
      .set(input.question)
      .where(and(eq(openQuestions.id, input.questionId), eq(openQuestions.clientId, handover.clientId)))
      .returning({ id: openQuestions.id });
    if (!row) throw new NotFoundError("question");
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
