import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { AskQuestion } from "../../contracts/client-page.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { people } from "../../db/schema/people.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { requestWorkingDays } from "../../domain/departments/due-and-escalation.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { askToAccept } from "../questions/ask-to-accept.ts";
import { type ClientPage, lockClientPage } from "./open-client-page.ts";
import { planReceipt } from "./plan-receipt.ts";

/**
 * A client's question becomes an open question of the one who takes it over, with a task at once and due in two working days (R20, R69), and is acknowledged
 * by mail with that person and date. It is handed over with that: the date is promised, whether the client is introduced yet or long handed over.
 */
export function askQuestion(
  deps: ServiceDeps,
  actor: Actor,
  input: AskQuestion,
): Promise<{ questionId: string; answerBy: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const page = await lockClientPage(context, "update");
    const { handover, departure, client } = page;
    const calendar = await loadCalendar(tx, departure.teamId);
    const today = localDate(businessNow, calendar.zone);
    const answerBy = addWorkingDays(calendar, today, requestWorkingDays);
    const questionId = randomUUID();
    const responsibleId = await findAnswerer(context, page);
    await tx.insert(openQuestions).values({
      id: questionId,
      source: "clientPage",
      sourceId: questionId,
      clientId: client.id,
      responsibleId,
      text: input.text,
      openedOn: today,
      dueOn: answerBy,
      nextResponsibleId: responsibleId,
      nextDueOn: answerBy,
      handedOverAt: businessNow,
    });
    const asked = await askToAccept(context, calendar, departure.id, {
      questions: new Map([[responsibleId, 1]]),
      due: toDeadline(calendar, answerBy),
      notified: false,
    });
    await planReceipt(deps, context, page, questionId);
    await notify(
      context,
      asked.map((task) => ({
        departureId: departure.id,
        personId: task.assigneeId ?? responsibleId,
        kind: "clientAsked",
        handoverId: handover.id,
        taskId: task.id,
      })),
    );
    return done(
      { questionId, answerBy },
      [
        {
          verb: "clientAsked",
          subject: `handover:${handover.id}`,
          body: { questionId, responsibleId, answerBy },
          values: { text: input.text },
        },
      ],
      [wakeHandover(handover.id), wakeDeparture(departure.id)],
    );
  });
}

/** The client's next owner or, while there is none or they have gone or are going, who approves in the departure. */
async function findAnswerer(context: ChangeContext, { handover, departure }: ClientPage): Promise<string> {
  const [nextOwner] = await context.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, handover.nextOwnerId ?? departure.leaverId), eq(people.status, "active")));
  return nextOwner?.id ?? (await findApproverIdOf(context, departure));
}
