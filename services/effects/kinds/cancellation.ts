import type { ChangeContext } from "../../../db/transaction.ts";
import { isWithinWorkingHours, nextWorkingInstant } from "../../../domain/calendar/working-hours.ts";
import type { MeetingCancelled } from "../../../messages/kinds.ts";
import { composeCancel } from "../../introductions/compose-meeting-mail.ts";
import { loadMeetingMail, type MeetingMail } from "../../introductions/load-meeting-mail.ts";
import { wasInvited } from "../../introductions/was-invited.ts";
import type { EffectKind, EffectRow, Prepared } from "../effect-kind.ts";

/**
 * A meeting's cancellation to one attendee. Who never got an invitation needs none, nor who has been invited again by a
 * later revision.
 */
export const cancellation: EffectKind = { prepare, ifNotSent: "planAgain" };

async function prepare(context: ChangeContext, effect: EffectRow): Promise<Prepared> {
  const { businessNow } = context;
  const mail = await loadMeetingMail(context, effect);
  if (!mail?.introduction.startsAt) return { cancel: "introductionGone" };
  const { introduction, recipient, hours } = mail;
  if (!recipient) return { cancel: "noAddress" };
  if (!(await wasInvited(context, effect))) return { cancel: "neverInvited" };
  if (introduction.state === "agreed" && isGuest(mail, effect)) return { cancel: "superseded" };
  if (hours && !isWithinWorkingHours(hours, businessNow)) return { notBefore: nextWorkingInstant(hours, businessNow) };
  const options = { cause: chooseCause(mail), sequence: effect.factRevision, dtstamp: businessNow };
  return { send: composeCancel({ ...mail, recipient }, options) };
}

const isGuest = ({ guests }: MeetingMail, effect: EffectRow): boolean =>
  guests.some((one) => one.personId === effect.personId && one.contactId === effect.contactId);

function chooseCause({ introduction }: MeetingMail): MeetingCancelled["cause"] {
  if (introduction.state === "agreed") return "removed";
  const comesAgain = introduction.format !== "inNotice" && ["planned", "offered"].includes(introduction.state);
  return comesAgain ? "rescheduling" : "noLongerNeeded";
}
