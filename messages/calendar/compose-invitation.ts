import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import type { Attendee, Invitation, Partstat } from "./invitation.ts";

const roles = { required: ICalAttendeeRole.REQ, optional: ICalAttendeeRole.OPT };

const statuses: Record<Partstat, ICalAttendeeStatus> = {
  "NEEDS-ACTION": ICalAttendeeStatus.NEEDSACTION,
  ACCEPTED: ICalAttendeeStatus.ACCEPTED,
  DECLINED: ICalAttendeeStatus.DECLINED,
  TENTATIVE: ICalAttendeeStatus.TENTATIVE,
};

/**
 * One appointment as an iTIP message (RFC 5545, 5546). Times are in UTC, which every calendar shows in its owner's zone
 * and which needs no VTIMEZONE. An appointment cancelled as a whole has STATUS:CANCELLED; who is only taken off it gets a
 * CANCEL naming just them, without a status (RFC 5546 §3.2.5).
 * @throws Error when there is nobody to invite or the appointment ends before it starts
 */
export function composeInvitation(invitation: Invitation): string {
  if (invitation.attendees.length === 0) throw new Error("An invitation needs an attendee");
  if (invitation.end <= invitation.start) throw new Error("An appointment must end after it starts");
  const calendar = new ICalCalendar({
    prodId: { company: "Handover", product: "Handover", language: "EN" },
    method: ICalCalendarMethod[invitation.method],
  });
  calendar.createEvent({
    id: invitation.uid,
    sequence: invitation.sequence,
    stamp: invitation.dtstamp,
    start: invitation.start,
    end: invitation.end,
    summary: oneLine(invitation.summary),
    description: invitation.description ?? null,
    location: invitation.location ?? null,
    organizer: { name: cleanName(invitation.organizer.name), email: invitation.organizer.email },
    status: chooseStatus(invitation),
    attendees: invitation.attendees.map((attendee) => writeAttendee(attendee, invitation.method)),
  });
  return calendar.toString();
}

function chooseStatus({ method, cancels }: Invitation): ICalEventStatus | null {
  if (method === "REQUEST") return ICalEventStatus.CONFIRMED;
  return cancels === "attendees" ? null : ICalEventStatus.CANCELLED;
}

function writeAttendee(attendee: Attendee, method: Invitation["method"]) {
  return {
    name: cleanName(attendee.name),
    email: attendee.email,
    role: roles[attendee.role],
    status: statuses[attendee.partstat],
    rsvp: method === "REQUEST" && attendee.partstat === "NEEDS-ACTION",
  };
}

/** A quoted parameter value may hold neither quotes nor control characters (RFC 5545 §3.2). */
function cleanName(name: string): string {
  return oneLine(name.replaceAll('"', "'"));
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}
