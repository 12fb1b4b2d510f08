import { simpleParser } from "mailparser";
import { type ItipReply, parseItipReply } from "./parse-itip-reply.ts";

/** The REPLY in a raw mail, as a text/calendar part or an attached file; null for any other mail. */
export async function extractItipReply(raw: Buffer | string): Promise<ItipReply | null> {
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  for (const part of mail.attachments) {
    const isCalendar =
      /^(text\/calendar|application\/ics)$/i.test(part.contentType) || /\.ics$/i.test(part.filename ?? "");
    const reply = isCalendar ? parseItipReply(part.content.toString("utf8")) : null;
    if (reply !== null) return reply;
  }
  return null;
}
