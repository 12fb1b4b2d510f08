import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import type { Company } from "../../contracts/policy.ts";
import type { Deadline } from "../../domain/calendar/work-calendar.ts";
import { type ClientNoticeError, validateClientNotice } from "../../domain/client-notice/validate-client-notice.ts";
import { formatList } from "../../messages/format-values.ts";
import type { ClientNotice, NamedPerson } from "../../messages/kinds.ts";
import { type RenderedMessage, renderMessage } from "../../messages/render-message.ts";
import { senderOf } from "../settings/sender-of.ts";
import type { Notice } from "./load-notice.ts";
import type { NoticeFacts } from "./load-notice-facts.ts";
import { NOTICE_HEADERS } from "./notice-headers.ts";

/** What every client keeps; nothing here depends on the rep. */
export const whatStays = ["prices", "contracts", "orders", "payment", "promises", "openQuestions"] as const;

/** One of the notices a mail carries, with its facts. */
export interface NoticePart extends Notice {
  facts: NoticeFacts;
}

export interface NoticeLinks {
  pageUrl: string;
  unsubscribePageUrl: string;
  /** Takes the POST of a mail program (RFC 8058). */
  oneClickUrl: string;
}

/**
 * The offer a mail carries. One person who is a contact of several clients has consented at each of them, and the same
 * was decided for each, else the mail would promise it to a client that is to get none.
 */
export function findMailedOffer(part: NoticePart, others: readonly NoticePart[]) {
  const { decision } = part.facts;
  const isForAll = [part, ...others].every(
    ({ facts }) =>
      facts.consents &&
      facts.decision?.code === decision?.code &&
      facts.decision?.offer?.validUntil === decision?.offer?.validUntil,
  );
  return isForAll ? decision : null;
}

/** What is wrong with a notice as it would leave now (R16); empty when it may. */
export function checkNotice({ facts }: NoticePart, asOf: Date, effective: Deadline): ClientNoticeError[] {
  return validateClientNotice(
    {
      sender: "company",
      successorId: facts.successor?.id ?? null,
      // Who has no address of their own is reached through the company's.
      successorReachable: facts.successor !== null,
      effectiveDate: effective.date,
      benefits: whatStays,
      namedPersons: facts.departments.length,
      servingDepartments: facts.servingDepartments,
      offerId: facts.consents ? (facts.decision?.code ?? null) : null,
      recipientConsents: facts.consents,
    },
    asOf,
    effective,
    facts.decision && { offerId: facts.decision.code },
  );
}

/**
 * The mail of a client notice, without message id and date: from the company, in the contact's language. `others` are
 * further clients of the same person, named in the same mail.
 */
export function composeClientNotice(
  company: Company,
  part: NoticePart,
  others: readonly NoticePart[],
  effective: Deadline,
  links: NoticeLinks,
): Omit<OutgoingMail, "messageId" | "date"> {
  const { facts } = part;
  const { contact } = facts;
  if (!contact?.email) throw new Error("a notice is mailed to an address");
  const message = sayNotice(company, part, others, effective, links);
  return {
    from: { name: company.name, address: company.fromAddress },
    to: { name: contact.name, address: contact.email },
    replyTo: company.fromAddress,
    ...renderMessage("clientNotice", facts.locale, message, facts.wording),
    headers: {
      [NOTICE_HEADERS.kind]: "clientNotice",
      [NOTICE_HEADERS.handovers]: [part, ...others].map(({ handover }) => handover.id).join(", "),
      [NOTICE_HEADERS.version]: String(part.notice.version),
    },
    ...(message.offer ? { listUnsubscribe: links.oneClickUrl } : {}),
  };
}

/** The same words as a letter by post to one client, without anything to press. */
export function writeNoticeLetter(company: Company, part: NoticePart, effective: Deadline): RenderedMessage {
  const message = sayNotice(company, part, [], effective, null);
  return renderMessage("clientNotice", part.facts.locale, message, part.facts.wording);
}

function sayNotice(
  company: Company,
  part: NoticePart,
  others: readonly NoticePart[],
  effective: Deadline,
  links: NoticeLinks | null,
): ClientNotice {
  const { facts, client } = part;
  const { contact, successor } = facts;
  if (!successor) throw new Error("a notice names a successor");
  const sameOwner = others.filter((other) => other.facts.successor?.id === successor.id);
  const offer = findMailedOffer(part, others)?.offer ?? null;
  return {
    ...senderOf(company),
    clientName: formatList([client.name, ...sameOwner.map((other) => other.client.name)], facts.locale),
    contactName: contact?.name ?? null,
    format: facts.format,
    leaverName: hasOwnTexts(part) ? null : facts.leaver.name,
    successor: name(successor, company),
    otherOwners: others.flatMap((other) =>
      other.facts.successor && other.facts.successor.id !== successor.id
        ? [{ clientName: other.client.name, owner: name(other.facts.successor, company) }]
        : [],
    ),
    effectiveDate: effective.date,
    joinedBy: facts.joinedBy,
    whatStays: [...whatStays],
    departments: facts.departments,
    offer,
    pageUrl: links?.pageUrl ?? null,
    unsubscribeUrl: offer && links ? links.unsubscribePageUrl : null,
  };
}

/** A client is not told that it is handed on by somebody who died or fell ill. */
export const hasOwnTexts = ({ departure }: Pick<NoticePart, "departure">): boolean =>
  ["illness", "death"].includes(departure.kind);

const name = (person: NonNullable<NoticeFacts["successor"]>, company: Company): NamedPerson => ({
  name: person.name,
  email: person.email ?? company.fromAddress,
  phone: person.phone,
});
