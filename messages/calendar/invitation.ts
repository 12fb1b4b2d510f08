/** Answers of attendees as RFC 5545 writes them. */
export const partstats = ["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE"] as const;

export type Partstat = (typeof partstats)[number];

export interface Attendee {
  name: string;
  email: string;
  /** Absent attendees can be spared with `optional`. */
  role: "required" | "optional";
  partstat: Partstat;
}

export interface Invitation {
  /** The same for the whole life of the appointment. */
  uid: string;
  /** Rises with every change of time, place, people or state. */
  sequence: number;
  method: "REQUEST" | "CANCEL";
  /** For CANCEL: the whole appointment (default), or only the attendees named, who are taken off it. */
  cancels?: "event" | "attendees";
  /** The company's meeting address, which outlives the people. */
  organizer: { name: string; email: string };
  attendees: Attendee[];
  start: Date;
  end: Date;
  summary: string;
  description?: string | null;
  location?: string | null;
  /** Business time of this revision. */
  dtstamp: Date;
}
