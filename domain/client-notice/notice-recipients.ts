import type { Channel, Tier } from "../codes.ts";

export type NoticeContact = {
  id: string;
  role: "decisionMaker" | "everyday" | "other";
  email: string | null;
  hasPhone: boolean;
  hasPostalAddress: boolean;
  doNotContact: readonly Channel[];
  /** On record with date and source; unknown = false. */
  marketingConsent: boolean;
};

export type NoticeClient = {
  id: string;
  tier: Tier | null;
  isProspect: boolean;
  /** Lost, let go or excluded: nothing is sent. */
  left: boolean;
  contacts: readonly NoticeContact[];
};

export type NoticeRecipient = {
  clientId: string;
  /** Null when the client has no contact at all. */
  contactId: string | null;
  /** `message` is sent by the system, `task` is for a person to call, write or find out. */
  as: "message" | "task";
  /** Null: no permitted channel is known, a person has to find one. */
  channel: Channel | null;
  /** Mailbox of a message, lower case: recipients sharing one get one mail. */
  mailbox: string | null;
  /** Whether a decided offer may stand in the notice; otherwise the successor makes it in person. */
  offerAllowed: boolean;
};

/**
 * The contacts to tell: decision-makers and everyday contacts, or where none is marked so, the first one that can be
 * reached.
 */
function chooseContacts(contacts: readonly NoticeContact[]): NoticeContact[] {
  const marked = contacts.filter(({ role }) => role !== "other");
  if (marked.length > 0) return marked;
  const reachable = contacts.find((contact) => listOpenChannels(contact).length > 0);
  const chosen = reachable ?? contacts[0];
  return chosen ? [chosen] : [];
}

/**
 * R15: the channels by which a contact may be reached, in the order they are tried; `doNotContact` is always obeyed.
 */
export function listOpenChannels(contact: NoticeContact): Channel[] {
  const known: Channel[] = [];
  if (contact.email !== null) known.push("email");
  if (contact.hasPhone) known.push("phone");
  if (contact.hasPostalAddress) known.push("post");
  return known.filter((channel) => !contact.doNotContact.includes(channel));
}

/**
 * R15: who is told of the change: every client of the portfolio whatever its tier or risk, each by its decision-maker
 * and everyday contact; prospects only if policy says so. Without a permitted e-mail address it is a person's task; no
 * client is left out for want of a contact.
 */
export function selectNoticeRecipients(
  portfolio: readonly NoticeClient[],
  policy: { tellProspects: boolean },
): NoticeRecipient[] {
  return portfolio
    .filter(({ left, isProspect }) => !left && (!isProspect || policy.tellProspects))
    .flatMap((client): NoticeRecipient[] => {
      const contacts = chooseContacts(client.contacts);
      const nobody = { contactId: null, as: "task", channel: null, mailbox: null, offerAllowed: false } as const;
      if (contacts.length === 0) return [{ clientId: client.id, ...nobody }];
      return contacts.map((contact) => {
        const channel = listOpenChannels(contact)[0] ?? null;
        return {
          clientId: client.id,
          contactId: contact.id,
          as: channel === "email" ? "message" : "task",
          channel,
          mailbox: channel === "email" ? (contact.email?.trim().toLowerCase() ?? null) : null,
          offerAllowed: contact.marketingConsent,
        };
      });
    });
}

/** R15: recipients of messages by mailbox: one person at several clients gets one mail. */
export function groupByMailbox(recipients: readonly NoticeRecipient[]): Map<string, NoticeRecipient[]> {
  const groups = new Map<string, NoticeRecipient[]>();
  for (const recipient of recipients) {
    if (recipient.mailbox === null) continue;
    groups.set(recipient.mailbox, [...(groups.get(recipient.mailbox) ?? []), recipient]);
  }
  return groups;
}
