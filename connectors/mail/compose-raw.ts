import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MailAddress, OutgoingMail } from "./mail-connector.ts";

/**
 * The mail as it travels (RFC 5322, CRLF): multipart/alternative of text and HTML; an invitation joins as a text/calendar
 * alternative with its method, and as a file for programs that know only files. The same mail gives the same bytes, so
 * what is previewed is what is sent.
 */
export async function composeRaw(mail: OutgoingMail): Promise<Buffer> {
  const message = new MailComposer({
    messageId: mail.messageId,
    from: toAddress(mail.from),
    to: toAddress(mail.to),
    replyTo: mail.replyTo ? toAddress(mail.replyTo) : undefined,
    date: mail.date,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    icalEvent: mail.icalEvent
      ? { method: mail.icalEvent.method, content: mail.icalEvent.content, filename: "invite.ics" }
      : undefined,
    headers: { ...mail.headers, ...unsubscribeHeaders(mail) },
    // Boundaries are random by default; from the message id they are the same in preview and sending.
    baseBoundary: createHash("sha256").update(mail.messageId).digest("hex").slice(0, 24),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await message.compile().build();
}

function toAddress({ name, email }: MailAddress): { name: string; address: string } {
  return { name: name ?? "", address: email };
}

function unsubscribeHeaders({ listUnsubscribe }: OutgoingMail): Record<string, string> {
  if (!listUnsubscribe) return {};
  return {
    "List-Unsubscribe": `<${listUnsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
