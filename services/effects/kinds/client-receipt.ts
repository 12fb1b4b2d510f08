import { eq } from "drizzle-orm";
import { openQuestions } from "../../../db/schema/book.ts";
import { contacts } from "../../../db/schema/clients.ts";
import { notes } from "../../../db/schema/departures.ts";
import { people } from "../../../db/schema/people.ts";
import type { ChangeContext, Tx } from "../../../db/transaction.ts";
import { addWorkingDays } from "../../../domain/calendar/working-days.ts";
import { isWithinWorkingHours, nextWorkingInstant } from "../../../domain/calendar/working-hours.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { requestWorkingDays } from "../../../domain/departments/due-and-escalation.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import { loadCalendar } from "../../calendars/load-calendar.ts";
import { findContactObstacle } from "../../client-notices/check-departure.ts";
import { loadClientHours } from "../../client-notices/load-client-hours.ts";
import { findNoticeOf } from "../../client-notices/load-notice.ts";
import { makePageLink } from "../../client-notices/make-notice-links.ts";
import { NOTICE_HEADERS } from "../../client-notices/notice-headers.ts";
import type { ServiceDeps } from "../../deps.ts";
import { findApproverIdOf } from "../../owners/find-approver-of.ts";
import { readSettings } from "../../settings/read-settings.ts";
import { senderOf } from "../../settings/sender-of.ts";
import type { EffectKind, EffectRow, Prepared } from "../effect-kind.ts";

/** Tells a client that its question or objection arrived, who answers and by when (R20, R69). */
export const clientReceipt: EffectKind = { prepare, ifNotSent: "planAgain" };

async function prepare(context: ChangeContext, effect: EffectRow, deps: ServiceDeps): Promise<Prepared> {
  const { tx, businessNow } = context;
  if (!effect.handoverId) return { cancel: "handoverGone" };
  const found = await findNoticeOf(tx, effect.handoverId);
  const { client, departure, handover } = found;
  const calendar = await loadCalendar(tx, departure.teamId);
  const today = localDate(businessNow, calendar.zone);
  const obstacle = await findContactObstacle(tx, found, effect.contactId, today);
  if (obstacle) return { cancel: obstacle };
  const hours = await loadClientHours(tx, client.zone, departure.teamId);
  if (!isWithinWorkingHours(hours, businessNow)) return { notBefore: nextWorkingInstant(hours, businessNow) };

  const written = await readWritten(tx, effect.factId);
  if (!written) return { cancel: "nothingToAnswer" };
  const answererId =
    (written.kind === "question" ? written.responsibleId : null) ??
    (written.kind === "question" ? handover.nextOwnerId : null) ??
    (await findApproverIdOf(context, departure));
  const [responsible] = await tx.select().from(people).where(eq(people.id, answererId));
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(eq(contacts.id, effect.contactId ?? ""));
  if (!responsible || !contact?.email) return { cancel: "nothingToAnswer" };
  const { company } = await readSettings(tx);
  const message = renderMessage(
    written.kind === "question" ? "clientQuestionReceipt" : "objectionReceipt",
    contact.locale ?? client.locale,
    {
      ...senderOf(company),
      clientName: client.name,
      contactName: contact.name,
      text: written.text,
      responsible: {
        name: responsible.name,
        email: responsible.email ?? company.fromAddress,
        phone: responsible.phone,
      },
      pageUrl: await makePageLink(deps, context, found, contact.id),
      answerBy: written.dueOn ?? addWorkingDays(calendar, today, requestWorkingDays),
    },
  );
  return {
    send: {
      from: { name: company.name, address: company.fromAddress },
      to: { name: contact.name, address: contact.email },
      replyTo: company.fromAddress,
      headers: { [NOTICE_HEADERS.kind]: "clientReceipt", [NOTICE_HEADERS.handovers]: handover.id },
      ...message,
    },
  };
}

interface Written {
  kind: "question" | "objection";
  text: string;
  responsibleId: string | null;
  dueOn: string | null;
}

/** What the client wrote: an open question, or the note of an objection. */
async function readWritten(tx: Tx, factId: string): Promise<Written | null> {
  const [question] = await tx.select().from(openQuestions).where(eq(openQuestions.id, factId));
  if (question)
    return {
      kind: "question",
      text: question.text,
      responsibleId: question.nextResponsibleId ?? question.responsibleId,
      dueOn: question.nextDueOn ?? question.dueOn,
    };
  const [note] = await tx.select().from(notes).where(eq(notes.id, factId));
  return note ? { kind: "objection", text: note.text, responsibleId: null, dueOn: null } : null;
}
