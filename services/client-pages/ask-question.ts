import { randomUUID } from "node:crypto";
import type { AskQuestion } from "../../contracts/client-page.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { requestWorkingDays } from "../../domain/departments/due-and-escalation.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { lockClientPage } from "./open-client-page.ts";
import { planReceipt } from "./plan-receipt.ts";

/**
 * A client's question becomes an open question of the one who takes it over, due in two working days (R20, R69), and is
 * acknowledged by mail with that person and date.
 */
export function askQuestion(
  deps: ServiceDeps,
  actor: Actor,
  input: AskQuestion,
): Promise<{ questionId: string; answerBy: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const page = await lockClientPage(context);
    const { handover, departure, client } = page;
    const calendar = await loadCalendar(tx, departure.teamId);
    const today = localDate(businessNow, calendar.zone);
    const answerBy = addWorkingDays(calendar, today, requestWorkingDays);
    const questionId = randomUUID();
    const responsibleId = handover.nextOwnerId ?? (await findApproverIdOf(context, departure));
    await tx.insert(openQuestions).values({
      id: questionId,
      source: "clientPage",
      sourceId: questionId,
      clientId: client.id,
      responsibleId,
      text: input.text,
      openedOn: today,
      dueOn: answerBy,
    });
    await planReceipt(deps, context, page, questionId);
    await notify(context, [
      { departureId: departure.id, personId: responsibleId, kind: "clientAsked", handoverId: handover.id },
    ]);
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
