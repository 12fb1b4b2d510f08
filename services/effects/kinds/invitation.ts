import type { ChangeContext } from "../../../db/transaction.ts";
import { isWithinWorkingHours, nextWorkingInstant } from "../../../domain/calendar/working-hours.ts";
import { isGoingOn } from "../../../domain/departure/open-states.ts";
import { makePageLink } from "../../client-notices/make-notice-links.ts";
import type { ServiceDeps } from "../../deps.ts";
import { composeRequest } from "../../introductions/compose-meeting-mail.ts";
import { loadMeetingMail, type MeetingMail } from "../../introductions/load-meeting-mail.ts";
import { reportLostInvitation } from "../../introductions/report-lost-invitation.ts";
import { wasInvited } from "../../introductions/was-invited.ts";
import type { EffectKind, EffectRow, Prepared } from "../effect-kind.ts";

/**
 * A meeting request to one attendee. The claim looks again: the revision must be the one that stands, the successor the
 * next owner, the attendee still invited, and a client's request leaves in the client's hours.
 */
export const invitation: EffectKind = {
  prepare,
  ifNotSent: "planAgain",
  settled: async (context, effect, outcome) => (outcome === "failed" ? reportLostInvitation(context, effect) : []),
};

async function prepare(context: ChangeContext, effect: EffectRow, deps: ServiceDeps): Promise<Prepared> {
  const { businessNow } = context;
  const mail = await loadMeetingMail(context, effect);
  const obstacle = findObstacle(mail, effect, businessNow);
  if (obstacle || !mail?.recipient) return { cancel: obstacle ?? "noAddress" };
  const { hours, introduction, recipient } = mail;
  if (hours && !isWithinWorkingHours(hours, businessNow)) return { notBefore: nextWorkingInstant(hours, businessNow) };
  const change = (await wasInvited(context, effect)) ? "moved" : "new";
  const pageUrl = effect.contactId ? await makePageLink(deps, context, mail, effect.contactId) : null;
  return {
    send: composeRequest(
      { ...mail, recipient },
      { change, pageUrl, tellClient: isToTellClient(mail, effect), dtstamp: businessNow },
    ),
    claimedOwnerId: introduction.successorId,
  };
}

/** A client that cannot be written to hears of the time from the host. */
const isToTellClient = ({ introduction, guests }: MeetingMail, effect: EffectRow): boolean =>
  effect.personId === introduction.hostId && !guests.some(({ contactId }) => contactId !== null);

function findObstacle(mail: MeetingMail | null, effect: EffectRow, businessNow: Date): string | null {
  if (!mail) return "introductionGone";
  const { introduction, handover, departure, guests } = mail;
  if (handover.end || !isGoingOn(departure.state)) return "ended";
  if (introduction.state !== "agreed" || introduction.sequence !== effect.factRevision) return "superseded";
  if (introduction.successorId !== handover.nextOwnerId) return "successorChanged";
  if (!handover.toldAt) return "notTold";
  if (introduction.startsAt === null || introduction.startsAt <= businessNow) return "tooLate";
  const isInvited = guests.some((one) => one.personId === effect.personId && one.contactId === effect.contactId);
  return isInvited ? null : "takenOff";
}
