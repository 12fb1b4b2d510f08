import { simpleParser } from "mailparser";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { listNewestMail } from "./mailbox.ts";

/**
 * The local mailbox to read on a page. For the administrator; the routes of a company that is live don't show it, since
 * its clients' mail then goes to the clients.
 */
export async function listMail(deps: ServiceDeps, actor: Actor, query: { cursor?: string; limit: number }) {
  if (!decideAccess(actor, "manageSettings").allowed) throw new ForbiddenError("roleMayNot");
  const { messages, next } = await listNewestMail(deps, actor, query);
  return { messages: await Promise.all(messages.map(toMail)), next };
}

type RawMessage = Awaited<ReturnType<typeof listNewestMail>>["messages"][number];

async function toMail(message: RawMessage) {
  const mail = await simpleParser(Buffer.from(message.raw, "base64"), { skipTextToHtml: true });
  return {
    id: message.id,
    receivedAt: message.receivedAt,
    businessAt: message.businessAt,
    from: mail.from?.text ?? message.envelopeFrom,
    to: message.envelopeTo,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: typeof mail.html === "string" ? mail.html : null,
    attachments: mail.attachments.map((part) => ({
      name: part.filename ?? "",
      type: part.contentType,
      text: part.contentType.startsWith("text/") ? part.content.toString("utf8") : null,
    })),
  };
}
