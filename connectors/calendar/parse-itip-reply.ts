import ICAL from "ical.js";

/** An attendee's answer to an invitation of ours. */
export interface ItipReply {
  uid: string;
  /** The revision it answers; older than the current one means that it answers a time that no longer stands. */
  sequence: number;
  /** Lower case. */
  attendee: string;
  partstat: "NEEDS-ACTION" | "ACCEPTED" | "DECLINED" | "TENTATIVE" | "DELEGATED";
  /** When the attendee answered; the later of two answers to one sequence counts. */
  dtstamp: Date | null;
  comment: string | null;
}

const answers: readonly string[] = ["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"];

/**
 * Reads an iTIP REPLY (RFC 5546 §3.2.3) as calendar programs write it: with or without SEQUENCE (absent is 0), MAILTO in
 * any case. Null for whatever is no reply with exactly one attendee: a request, a counter-proposal, a broken file.
 */
export function parseItipReply(ics: string): ItipReply | null {
  const calendar = readCalendar(ics);
  if (calendar?.getFirstPropertyValue("method")?.toString().toUpperCase() !== "REPLY") return null;
  const event = calendar.getFirstSubcomponent("vevent");
  const uid = event?.getFirstPropertyValue("uid")?.toString();
  const attendees = event?.getAllProperties("attendee") ?? [];
  const [attendee] = attendees;
  if (!event || !uid || !attendee || attendees.length > 1) return null;

  const partstat = (attendee.getFirstParameter("partstat") || "NEEDS-ACTION").toUpperCase();
  if (!isAnswer(partstat)) return null;
  return {
    uid,
    sequence: Number(event.getFirstPropertyValue("sequence") ?? 0),
    attendee: (attendee.getFirstValue()?.toString() ?? "")
      .replace(/^mailto:/i, "")
      .trim()
      .toLowerCase(),
    partstat,
    dtstamp: readStamp(event),
    comment: event.getFirstPropertyValue("comment")?.toString() ?? null,
  };
}

function readCalendar(ics: string): ICAL.Component | null {
  try {
    const parsed: unknown = ICAL.parse(ics.trim());
    const component = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
    return component.name === "vcalendar" ? component : null;
  } catch {
    // Anybody can send anything to the meeting address: what is no calendar is no reply.
    return null;
  }
}

function readStamp(event: ICAL.Component): Date | null {
  const stamp = event.getFirstPropertyValue("dtstamp");
  return stamp instanceof ICAL.Time ? stamp.toJSDate() : null;
}

function isAnswer(value: string): value is ItipReply["partstat"] {
  return answers.includes(value);
}
