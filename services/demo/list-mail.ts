import { simpleParser } from "mailparser";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listNewestMail } from "./mailbox.ts";

const BATCH = 50;
const SEARCHED = 1_000;

/**
 * The local mailbox to read on a page. For the administrator, and only while mail is kept here: once the company is live
 * for all, what its people and clients get is theirs to read.
 */
export async function listMail(
  deps: ServiceDeps,
  actor: Actor,
  query: { cursor?: string; limit: number; search?: string },
) {
  const { company } = await look(deps.db, actor, (context) => {
    requireAccess(context, "manageSettings");
    return readSettings(context.tx);
  });
  if (company.live.mode === "all") throw new ForbiddenError("companyIsLive");
  const { search = "", ...page } = query;
  if (search !== "") return searchMail(deps, actor, page, search.toLowerCase());
  const { messages, next } = await listNewestMail(deps, actor, page);
  return { messages: await Promise.all(messages.map(toMail)), next };
}

/** Subjects lie encoded in the messages, so each is read; a search that finds little stops after `SEARCHED` and goes on by its cursor. */
async function searchMail(
  deps: ServiceDeps,
  actor: Actor,
  { cursor, limit }: { cursor?: string; limit: number },
  search: string,
) {
  const found: Awaited<ReturnType<typeof toMail>>[] = [];
  let next: string | null = cursor ?? null;
  for (let looked = 0; looked < SEARCHED && found.length < limit; looked += BATCH) {
    const page = await listNewestMail(deps, actor, { limit: BATCH, ...(next === null ? {} : { cursor: next }) });
    const mails = await Promise.all(page.messages.map(toMail));
    found.push(...mails.filter((mail) => `${mail.to.join(" ")} ${mail.subject}`.toLowerCase().includes(search)));
    next = page.next;
    if (next === null) break;
  }
  return { messages: found, next };
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
