import { randomUUID } from "node:crypto";
import type { ObjectionAnswer, ObjectToChange } from "../../contracts/client-page.ts";
import { notes } from "../../db/schema/departures.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { computeDueDate } from "../../domain/departments/due-and-escalation.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { lockClientPage } from "./open-client-page.ts";
import { planReceipt } from "./plan-receipt.ts";

/**
 * A client objects to its new owner: the head gets it as a task, the client a receipt with name and date (R69). Unless
 * confirmed the page asks once more and nothing is written.
 */
export function objectToChange(deps: ServiceDeps, actor: Actor, input: ObjectToChange): Promise<ObjectionAnswer> {
  return change<ObjectionAnswer>(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const page = await lockClientPage(context);
    if (!input.confirm) return unchanged({ objected: false, confirmNeeded: true });
    const { handover, departure } = page;
    const calendar = await loadCalendar(tx, departure.teamId);
    const noteId = randomUUID();
    await tx.insert(notes).values({
      id: noteId,
      subject: `handover:${handover.id}`,
      kind: "clientObjection",
      text: input.text,
    });
    await createTasks(context, calendar, [
      {
        key: `clientObjection:${noteId}`,
        departureId: departure.id,
        handoverId: handover.id,
        kind: "needsAttention",
        assigneeId: await findApproverIdOf(context, departure),
        subjectId: noteId,
        detail: "clientObjected",
        due: computeDueDate(localDate(businessNow, calendar.zone), calendar),
      },
    ]);
    await planReceipt(deps, context, page, noteId);
    return done(
      { objected: true, confirmNeeded: false },
      [{ verb: "clientObjected", subject: `handover:${handover.id}`, body: { noteId }, values: { text: input.text } }],
      [wakeHandover(handover.id), wakeDeparture(departure.id)],
    );
  });
}
