import { randomUUID } from "node:crypto";
import type { AddOpenQuestion, Changed } from "../../contracts/inventory.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { firstReturnCaseState } from "../../domain/returns/advance-return-case.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { requireNotPast } from "../require-not-past.ts";
import { loadTiming } from "./load-timing.ts";
import { openDossier } from "./open-dossier.ts";
import { refreshGaps } from "./refresh-gaps.ts";

/** Leaver, successor or head writes down an open question, promise or complaint of a client, so that it is handed over (R20). InvalidError `dateInPast`. */
export async function addOpenQuestion(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; version: number | null; question: AddOpenQuestion },
): Promise<Changed> {
  return change(deps.db, actor, async (context) => {
    const { handover, departure, version } = await openDossier(context, input.handoverId, input.version);
    const { today } = await loadTiming(context, departure);
    requireNotPast(input.question.dueOn, today, "/dueOn");
    const [row] = await context.tx
      .insert(openQuestions)
      .values({
        ...input.question,
        returnState: input.question.kind === "returnCase" ? firstReturnCaseState : null,
        clientId: handover.clientId,
        // Handed over from the leaver like the others; once the client has switched it is the successor's own.
        responsibleId: handover.switchedAt === null ? departure.leaverId : handover.nextOwnerId,
        openedOn: today,
        source: "handover",
        sourceId: randomUUID(),
      })
      .returning({ id: openQuestions.id });
    if (!row) throw new NotFoundError("question");
    await refreshGaps(context, departure, [handover]);
    const { text, ...codes } = input.question;
    const body = { questionId: row.id, version, ...codes, fields: Object.keys(input.question).sort() };
    return done(
      { id: row.id, version },
      [{ verb: "addOpenQuestion", subject: `client:${handover.clientId}`, body, values: { text } }],
      [wakeDeparture(departure.id)],
    );
  });
}
