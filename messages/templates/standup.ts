import { button, footer, list, type MessageDocument, paragraph, section } from "../document.ts";
import { formatDate, formatList, formatShortDate, formatTimeRange } from "../format-values.ts";
import type { Standup } from "../kinds.ts";
import { labelOf } from "../label-of.ts";
import type { Reader } from "../reader.ts";

/** The list of a morning stand-up (R72): what is overdue, gold clients waiting, signs, refusals, meetings, days left. */
export function writeStandup(reader: Reader, standup: Standup): MessageDocument {
  const { say, locale } = reader;
  const texts = reader.texts.standup;
  const isQuiet = standup.overdue.length === 0 && standup.meetings.length === 0;
  return {
    subject: say(texts.subject, { team: standup.teamName, date: formatDate(standup.date, locale) }),
    blocks: [
      ...section(
        texts.departuresHeading,
        list(
          standup.departures.map(({ label, workingDaysLeft: days, open }) => ({
            text: say(texts.departure, { label, days, open }),
          })),
        ),
      ),
      ...(isQuiet ? [paragraph(texts.nothing)] : []),
      ...section(texts.overdueHeading, list(standup.overdue.map((row) => ({ text: describeOverdue(reader, row) })))),
      ...section(texts.goldNotToldHeading, list(standup.goldNotTold.map((text) => ({ text })))),
      ...section(texts.goldNotIntroducedHeading, list(standup.goldNotIntroduced.map((text) => ({ text })))),
      ...section(
        texts.signsHeading,
        list(
          standup.newSigns.map(({ clientName, sign }) => ({
            text: say(texts.sign, { client: clientName, sign: labelOf(locale, "sign", sign) }),
          })),
        ),
      ),
      ...section(
        texts.refusalsHeading,
        list(
          standup.refusals.map(({ personName, count, reason }) => ({
            text: say(texts.refusal, { person: personName, count, reason: labelOf(locale, "declineReason", reason) }),
          })),
        ),
      ),
      ...section(
        texts.meetingsHeading,
        list(standup.meetings.map((meeting) => ({ text: describeMeeting(reader, meeting) }))),
      ),
      button(reader.texts.colleague.open, standup.url),
      ...(standup.auditHead ? [footer(say(texts.auditHead, standup.auditHead))] : []),
    ],
  };
}

function describeOverdue(reader: Reader, row: Standup["overdue"][number]): string {
  const texts = reader.texts.standup;
  const department = labelOf(reader.locale, "department", row.department);
  return row.oldestDueDate
    ? reader.say(texts.overdueSince, {
        department,
        count: row.count,
        date: formatShortDate(row.oldestDueDate, reader.locale),
      })
    : reader.say(texts.overdue, { department, count: row.count });
}

function describeMeeting(reader: Reader, meeting: Standup["meetings"][number]): string {
  return reader.say(reader.texts.standup.meeting, {
    time: formatTimeRange(meeting.start, meeting.end, meeting.zone, reader.locale),
    client: meeting.clientName,
    people: formatList(meeting.participants, reader.locale),
  });
}
