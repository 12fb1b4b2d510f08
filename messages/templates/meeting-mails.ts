import { button, facts, footer, list, type MessageDocument, paragraph, section } from "../document.ts";
import { formatDay, formatTimeRange, formatZone } from "../format-values.ts";
import type { MeetingCancelled, MeetingInvitation, MeetingTime, NamedPerson } from "../kinds.ts";
import type { Reader } from "../reader.ts";
import { greetClient, writeAddress } from "./client-frame.ts";

/** The words around an iTIP request; sent to clients and colleagues alike. */
export function writeMeetingInvitation(reader: Reader, invitation: MeetingInvitation): MessageDocument {
  const { say } = reader;
  const texts = reader.texts.meetingInvitation;
  const subject = invitation.format === "jointMeeting" ? texts.subjectMeeting : texts.subjectCall;
  return {
    subject: say(subject, {
      date: formatDay(invitation.start, invitation.zone, reader.locale),
      company: invitation.company,
      client: invitation.clientName,
    }),
    blocks: [
      greetClient(reader, invitation.recipientName),
      paragraph(texts.changes[invitation.change]),
      facts([
        { label: texts.when, value: describeTime(reader, invitation) },
        { label: texts.zone, value: formatZone(invitation.start, invitation.zone, reader.locale) },
        ...(invitation.location ? [{ label: findPlaceLabel(reader, invitation), value: invitation.location }] : []),
        { label: texts.who, value: invitation.participants.map(nameWithRole).join(", ") },
      ]),
      ...section(texts.agendaHeading, list((invitation.agenda ?? []).map((text) => ({ text })))),
      ...(invitation.tellClient ? [paragraph(say(texts.tellClient, { client: invitation.clientName }))] : []),
      paragraph(texts.answer),
      ...(invitation.pageUrl ? [button(texts.otherTime, invitation.pageUrl)] : []),
      footer(invitation.company),
      ...writeAddress(invitation),
    ],
  };
}

/** A call takes place on a number, not at a place. */
const findPlaceLabel = ({ texts }: Reader, { format }: MeetingInvitation): string =>
  format === "jointCall" ? texts.client.phone : texts.meetingInvitation.where;

/**
 * The words around an iTIP cancellation, of the whole appointment or for one person taken off it. The latter names no
 * time: the appointment may have moved since they were invited.
 */
export function writeMeetingCancelled(reader: Reader, cancelled: MeetingCancelled): MessageDocument {
  const { say } = reader;
  const texts = reader.texts.meetingCancelled;
  const isRemoved = cancelled.cause === "removed";
  return {
    subject: say(isRemoved ? texts.subjectRemoved : texts.subject, {
      date: formatDay(cancelled.start, cancelled.zone, reader.locale),
      company: cancelled.company,
      client: cancelled.clientName,
    }),
    blocks: [
      greetClient(reader, cancelled.recipientName),
      paragraph(texts.causes[cancelled.cause]),
      ...(isRemoved
        ? []
        : [
            facts([
              { label: texts.when, value: describeTime(reader, cancelled) },
              { label: texts.zone, value: formatZone(cancelled.start, cancelled.zone, reader.locale) },
            ]),
          ]),
      ...(cancelled.pageUrl ? [button(texts.otherTime, cancelled.pageUrl)] : []),
      footer(cancelled.company),
      ...writeAddress(cancelled),
    ],
  };
}

function describeTime(reader: Reader, { start, end, zone }: MeetingTime): string {
  return `${formatDay(start, zone, reader.locale)}, ${formatTimeRange(start, end, zone, reader.locale)}`;
}

function nameWithRole(person: NamedPerson): string {
  return person.role ? `${person.name} (${person.role})` : person.name;
}
