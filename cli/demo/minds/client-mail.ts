import ICAL from "ical.js";
import { type ParsedMail, simpleParser } from "mailparser";

/** A mail of a demo's mailbox as a client finds it. */
export interface ClientMail {
  id: number;
  to: string;
  from: string;
  subject: string;
  messageId: string;
  /** Token of the client's page, where the mail has a link to it. */
  token: string | null;
  /** An invitation in it, to be answered by mail. */
  invitation: { uid: string; sequence: number; organizer: string; start: string; method: string } | null;
}

export async function readClientMail(id: number, raw: string, envelopeTo: readonly string[]): Promise<ClientMail> {
  const mail = await simpleParser(Buffer.from(raw, "base64"), { skipTextToHtml: true });
  return {
    id,
    to: envelopeTo[0] ?? "",
    from: mail.from?.value[0]?.address ?? "",
    subject: mail.subject ?? "",
    messageId: mail.messageId ?? "",
    token: /\/c\/([\w-]+\.[\w-]+)/.exec(mail.text ?? "")?.[1] ?? null,
    invitation: readInvitation(mail),
  };
}

function readInvitation(mail: ParsedMail): ClientMail["invitation"] {
  const part = mail.attachments.find((candidate) => candidate.contentType === "text/calendar");
  if (!part) return null;
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString("utf8")) as unknown[]);
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) return null;
  const value = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
  return {
    uid: value("uid"),
    sequence: Number(value("sequence")),
    organizer: value("organizer").replace(/^mailto:/i, ""),
    start: (event.getFirstPropertyValue("dtstart") as { toICALString(): string }).toICALString(),
    method: String(calendar.getFirstPropertyValue("method") ?? ""),
  };
}

/** What a calendar program sends back to an invitation. */
export function composeReply(mail: ClientMail, partstat: "ACCEPTED" | "DECLINED", at: Date): string {
  const { invitation } = mail;
  if (!invitation) throw new Error("only an invitation is replied to");
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const ics = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Some Client//Calendar//EN",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:${invitation.uid}`,
    `SEQUENCE:${invitation.sequence}`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${invitation.start}`,
    `ORGANIZER:mailto:${invitation.organizer}`,
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${mail.to}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  return compose(mail, invitation.organizer, 'text/calendar; method=REPLY; charset="utf-8"', ics, at);
}

/** A short answer in words. */
export const composeAnswer = (mail: ClientMail, at: Date): string =>
  compose(mail, mail.from, 'text/plain; charset="utf-8"', "Thank you, noted.", at);

function compose(mail: ClientMail, to: string, type: string, body: string, at: Date): string {
  const lines = [
    `From: <${mail.to}>`,
    `To: <${to}>`,
    `Subject: Re: answer`,
    `Message-ID: <answer-${mail.id}-${at.getTime()}@client.example>`,
    `In-Reply-To: ${mail.messageId}`,
    `References: ${mail.messageId}`,
    `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
    "MIME-Version: 1.0",
    `Content-Type: ${type}`,
    "Content-Transfer-Encoding: 8bit",
    "",
    body,
    "",
  ];
  return Buffer.from(lines.join("\r\n")).toString("base64");
}
