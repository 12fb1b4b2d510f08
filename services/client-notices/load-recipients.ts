import { and, asc, desc, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { clients, contacts } from "../../db/schema/clients.ts";
import type { Tx } from "../../db/transaction.ts";
import {
  listOpenChannels,
  type NoticeContact,
  type NoticeRecipient,
  selectNoticeRecipients,
} from "../../domain/client-notice/notice-recipients.ts";
import { type Channel, channels } from "../../domain/codes.ts";

type ContactRow = typeof contacts.$inferSelect;

/** Whom to tell at one client, and by which ways. */
export interface ClientRecipients {
  recipients: NoticeRecipient[];
  /** The one the notice stands under: by mail where possible, the decision-maker before the everyday contact. */
  primary: Pick<NoticeRecipient, "contactId" | "channel">;
  /** Every way open to one of them. */
  channels: Channel[];
}

/** Marketing consent counts with date and source, and ends with an unsubscription. */
export const consentsToOffers = (
  contact: Pick<ContactRow, "marketingConsentOn" | "marketingConsentSource" | "unsubscribedAt">,
): boolean =>
  contact.marketingConsentOn !== null && contact.marketingConsentSource !== null && contact.unsubscribedAt === null;

/**
 * R15 for a set of clients on a day: the best reachable decision-maker and everyday contact of each, or where none is
 * marked so, whoever can be reached. A firm without any contact is called or written to as a firm: a person finds out
 * whom.
 */
export async function loadRecipients(
  tx: Tx,
  clientIds: readonly string[],
  today: string,
): Promise<Map<string, ClientRecipients>> {
  const ids = [...new Set(clientIds)];
  const firms = await tx.select({ id: clients.id, phone: clients.phone }).from(clients).where(inArray(clients.id, ids));
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(inArray(contacts.clientId, ids), or(isNull(contacts.leftOn), gt(contacts.leftOn, today))))
    .orderBy(desc(sql`coalesce(${contacts.verifiedOn}, '0001-01-01')`), asc(contacts.id));
  const byClient = Map.groupBy(rows, (row) => row.clientId);
  return new Map(firms.map((firm) => [firm.id, choose(firm, byClient.get(firm.id) ?? [])]));
}

function choose(firm: { id: string; phone: string | null }, rows: readonly ContactRow[]): ClientRecipients {
  const known = rows.map((row) => toNoticeContact(row, firm.phone));
  const asked = [best(known, "decisionMaker"), best(known, "everyday")].filter((contact) => contact !== null);
  const chosen = asked.length > 0 ? asked : known;
  if (chosen.length === 0) {
    const ways: Channel[] = firm.phone ? ["phone", "post"] : ["post"];
    const primary = { contactId: null, channel: ways[0] ?? null };
    return { recipients: [], primary, channels: ways };
  }
  const client = { id: firm.id, tier: null, isProspect: false, left: false, contacts: chosen };
  const recipients = selectNoticeRecipients([client], { tellProspects: true });
  const open = new Set(chosen.flatMap(listOpenChannels));
  const primary = channels.map((channel) => recipients.find((one) => one.channel === channel)).find(Boolean);
  return {
    recipients,
    primary: primary ?? { contactId: recipients[0]?.contactId ?? null, channel: null },
    channels: channels.filter((channel) => open.has(channel)),
  };
}

/** Who can be written to comes before who can only be called. */
function best(known: readonly NoticeContact[], role: NoticeContact["role"]): NoticeContact | null {
  const fitting = known.filter((contact) => contact.role === role);
  return fitting.find((contact) => listOpenChannels(contact)[0] === "email") ?? fitting[0] ?? null;
}

function toNoticeContact(row: ContactRow, firmPhone: string | null): NoticeContact {
  return {
    id: row.id,
    role: row.part,
    email: row.email?.includes("@") ? row.email : null,
    hasPhone: Boolean(row.phone ?? firmPhone),
    // A firm has a registered address even where the source does not tell it: the person who posts the letter looks it up.
    hasPostalAddress: true,
    doNotContact: row.doNotContact,
    marketingConsent: consentsToOffers(row),
  };
}
