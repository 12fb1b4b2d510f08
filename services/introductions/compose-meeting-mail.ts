import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import { composeInvitation } from "../../messages/calendar/compose-invitation.ts";
import type { Attendee } from "../../messages/calendar/invitation.ts";
import type { MeetingCancelled, MeetingInvitation } from "../../messages/kinds.ts";
import { renderMessage } from "../../messages/render-message.ts";
import { NOTICE_HEADERS } from "../client-notices/notice-headers.ts";
import { senderOf } from "../settings/sender-of.ts";
import type { MeetingGuest, MeetingMail } from "./load-meeting-mail.ts";

/** An agreed meeting's mail is written to somebody at some time. */
type Sendable = MeetingMail & { recipient: NonNullable<MeetingMail["recipient"]> };
type Sent = Omit<OutgoingMail, "messageId" | "date">;

/** An iTIP REQUEST with its words, from the company's meeting address, which outlives the people. */
export function composeRequest(
  mail: Sendable,
  {
    change,
    pageUrl,
    tellClient,
    dtstamp,
  }: { change: MeetingInvitation["change"]; pageUrl: string | null; tellClient: boolean; dtstamp: Date },
): Sent {
  const { introduction, client, company, guests, recipient } = mail;
  const times = readTimes(mail);
  const location = findPlace(mail);
  const words = renderMessage("meetingInvitation", recipient.locale, {
    ...senderOf(company),
    clientName: client.name,
    recipientName: recipient.name,
    format: joint(introduction.format),
    change,
    participants: guests.map(({ name }) => ({ name })),
    location,
    pageUrl,
    tellClient,
    ...times,
    zone: recipient.zone,
  });
  const content = composeInvitation({
    uid: introduction.uid,
    sequence: introduction.sequence,
    method: "REQUEST",
    organizer: { name: company.name, email: company.meetingAddress },
    attendees: listAttendees(guests),
    ...times,
    summary: words.subject,
    description: words.text,
    location,
    dtstamp,
  });
  return envelope(mail, words, { method: "REQUEST", content }, introduction.sequence);
}

/** An iTIP CANCEL of the whole appointment, or for one attendee taken off it. */
export function composeCancel(
  mail: Sendable,
  { cause, sequence, dtstamp }: { cause: MeetingCancelled["cause"]; sequence: number; dtstamp: Date },
): Sent {
  const { introduction, client, company, recipient } = mail;
  const times = readTimes(mail);
  const words = renderMessage("meetingCancelled", recipient.locale, {
    ...senderOf(company),
    clientName: client.name,
    recipientName: recipient.name,
    format: joint(introduction.format),
    cause,
    ...times,
    zone: recipient.zone,
  });
  const content = composeInvitation({
    uid: introduction.uid,
    sequence,
    method: "CANCEL",
    cancels: cause === "removed" ? "attendees" : "event",
    organizer: { name: company.name, email: company.meetingAddress },
    attendees: [{ name: recipient.name, email: recipient.email, role: "required", partstat: "NEEDS-ACTION" }],
    ...times,
    summary: words.subject,
    dtstamp,
  });
  return envelope(mail, words, { method: "CANCEL", content }, sequence);
}

function envelope(
  { company, handover, recipient }: Sendable,
  words: { subject: string; text: string; html: string },
  icalEvent: NonNullable<OutgoingMail["icalEvent"]>,
  sequence: number,
): Sent {
  return {
    from: { name: company.name, address: company.meetingAddress },
    to: { name: recipient.name, address: recipient.email },
    replyTo: company.meetingAddress,
    ...words,
    icalEvent,
    headers: {
      [NOTICE_HEADERS.kind]: icalEvent.method === "REQUEST" ? "invitation" : "cancellation",
      [NOTICE_HEADERS.handovers]: handover.id,
      [NOTICE_HEADERS.version]: String(sequence),
    },
  };
}

/** Who has no address takes part but stands in no calendar. */
function listAttendees(guests: readonly MeetingGuest[]): Attendee[] {
  return guests.flatMap(({ name, email, partstat }) =>
    email === null ? [] : [{ name, email, role: "required" as const, partstat }],
  );
}

function readTimes({ introduction }: MeetingMail): { start: Date; end: Date } {
  const { startsAt, endsAt } = introduction;
  if (!startsAt || !endsAt) throw new Error("a meeting's mail without its time");
  return { start: startsAt, end: endsAt };
}

const joint = (format: MeetingMail["introduction"]["format"]) => (format === "jointMeeting" ? format : "jointCall");

/** A meeting takes place at the client's, a call on its number. */
function findPlace({ introduction, client, guests }: MeetingMail): string | null {
  if (introduction.format === "jointMeeting") return [client.name, client.city].filter(Boolean).join(", ");
  return guests.find(({ contactId }) => contactId !== null)?.phone ?? client.phone;
}
