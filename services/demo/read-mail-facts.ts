import { sql } from "drizzle-orm";
import { type ParsedMail, simpleParser } from "mailparser";
import type { Context } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { isWithinWorkingHours } from "../../domain/calendar/working-hours.ts";
import { loadClientHours } from "../client-notices/load-client-hours.ts";
import { NOTICE_HEADERS } from "../client-notices/notice-headers.ts";

/** What the raw client notices of one departure show, checked against the facts; counts only. */
export interface MailFacts {
  /** Clients with at least one notice in the mailbox. */
  sent: number;
  /** Messages beyond the first of the same recipient, client, kind and version. */
  duplicates: number;
  /** Dated before all four gates of a client were open. */
  beforeGate: number;
  /** Not naming the client's new owner. */
  wrongSuccessor: number;
  /** Sent to an address that was none of the client's contacts'. */
  wrongRecipient: number;
  outsideHours: number;
  /** Carrying an offer to somebody whose consent is not on record. */
  withoutConsent: number;
}

/** One client a message speaks of. */
interface ClientFacts extends Record<string, unknown> {
  handoverId: string;
  zone: string | null;
  teamId: string;
  successor: string | null;
  gates: number;
  openedAt: string | null;
  addresses: {
    address: string;
    from: string | null;
    to: string | null;
    /** Null where no source of the consent is on record: it does not count then. */
    consentOn: string | null;
    unsubscribedAt: string | null;
  }[];
}

interface Message {
  recipient: string;
  handoverIds: string[];
  version: string;
  at: Date;
  text: string;
}

const ALL_GATES = 4;
/** A message's date has no milliseconds: it may have left up to this much later. */
const DATE_STEP_MS = 999;

/** Reads every client notice of a departure from the raw mailbox and counts what should never be there. */
export async function readMailFacts(context: Pick<Context, "tx">, departureId: string): Promise<MailFacts> {
  const { tx } = context;
  const clients = await loadClients(context, departureId);
  const messages = (await loadMessages(context)).filter((message) => message.handoverIds.some((id) => clients.has(id)));
  const { rows: titles } = await tx.execute<{ title: string }>(sql`
    select distinct t.value as title from offer_catalogue o, jsonb_each_text(o.title) t`);
  const hours = new Map<string, WorkCalendar>();
  const facts: MailFacts = {
    sent: 0,
    duplicates: 0,
    beforeGate: 0,
    wrongSuccessor: 0,
    wrongRecipient: 0,
    outsideHours: 0,
    withoutConsent: 0,
  };
  const seen = new Set<string>();
  const told = new Set<string>();
  for (const message of messages) {
    for (const client of message.handoverIds.flatMap((id) => clients.get(id) ?? [])) {
      const key = [message.recipient, client.handoverId, message.version].join("|");
      if (seen.has(key)) facts.duplicates += 1;
      seen.add(key);
      told.add(client.handoverId);
      const place = `${client.zone}|${client.teamId}`;
      const calendar = hours.get(place) ?? (await loadClientHours(tx, client.zone, client.teamId));
      hours.set(place, calendar);
      const address = client.addresses.find((known) => isAddressAt(known, message));
      if (client.gates < ALL_GATES || !client.openedAt || latestOf(message) < new Date(client.openedAt))
        facts.beforeGate += 1;
      if (!client.successor || !message.text.includes(client.successor)) facts.wrongSuccessor += 1;
      if (!address) facts.wrongRecipient += 1;
      if (!isWithinWorkingHours(calendar, message.at)) facts.outsideHours += 1;
      const carriesOffer = titles.some(({ title }) => message.text.includes(title));
      if (carriesOffer && !(address && hasConsent(address, message))) facts.withoutConsent += 1;
    }
  }
  return { ...facts, sent: told.size };
}

type KnownAddress = ClientFacts["addresses"][number];

const latestOf = (message: Message): Date => new Date(message.at.getTime() + DATE_STEP_MS);

function isAddressAt(known: KnownAddress, message: Message): boolean {
  if (known.address.toLowerCase() !== message.recipient) return false;
  return (
    (known.from === null || new Date(known.from) <= latestOf(message)) &&
    (known.to === null || message.at < new Date(known.to))
  );
}

/** Consent on record by the message's day and not ended by an unsubscription before it. */
const hasConsent = (known: KnownAddress, message: Message): boolean =>
  known.consentOn !== null &&
  known.consentOn <= message.at.toISOString().slice(0, 10) &&
  (known.unsubscribedAt === null || message.at < new Date(known.unsubscribedAt));

async function loadClients({ tx }: Pick<Context, "tx">, departureId: string): Promise<Map<string, ClientFacts>> {
  const { rows } = await tx.execute<ClientFacts>(sql`
    select h.id as "handoverId", k.zone, d.team_id as "teamId", p.name as successor,
      (select count(*)::int from gates g where g.handover_id = h.id) as gates,
      (select max(g.opened_at) from gates g where g.handover_id = h.id) as "openedAt",
      coalesce((
        select json_agg(json_build_object('address', x.address, 'from', x.valid_from, 'to', x.valid_to,
          'consentOn', case when c.marketing_consent_source is not null then c.marketing_consent_on end,
          'unsubscribedAt', c.unsubscribed_at))
        from contacts c cross join lateral (
          select a.address, a.valid_from, a.valid_to from contact_addresses a where a.contact_id = c.id and a.channel = 'email'
          union all
          -- An address without a dated row was theirs for all that is known.
          select c.email, null, null where c.email is not null
            and not exists (select from contact_addresses a where a.contact_id = c.id and a.channel = 'email')) x
        where c.client_id = h.client_id), '[]') as addresses
    from handovers h join departures d on d.id = h.departure_id join clients k on k.id = h.client_id
    left join people p on p.id = h.next_owner_id
    where h.departure_id = ${departureId}`);
  return new Map(rows.map((row) => [row.handoverId, row]));
}

async function loadMessages({ tx }: Pick<Context, "tx">): Promise<Message[]> {
  const { rows } = await tx.execute<{ raw: Buffer; envelope_to: string[] }>(sql`
    select raw, envelope_to from mailbox
    where position(${`${NOTICE_HEADERS.kind}: clientNotice`}::bytea in raw) > 0 order by id`);
  const messages: Message[] = [];
  for (const row of rows) {
    const mail = await simpleParser(row.raw, { skipTextToHtml: true, skipImageLinks: true });
    if (header(mail, NOTICE_HEADERS.kind) !== "clientNotice") continue;
    const common = {
      handoverIds: header(mail, NOTICE_HEADERS.handovers)
        .split(/[\s,]+/)
        .filter(Boolean),
      version: header(mail, NOTICE_HEADERS.version),
      at: mail.date ?? new Date(0),
      text: (mail.text ?? "").replace(/\s+/g, " "),
    };
    messages.push(...row.envelope_to.map((recipient) => ({ ...common, recipient: recipient.toLowerCase() })));
  }
  return messages;
}

const header = (mail: ParsedMail, name: string): string => String(mail.headers.get(name.toLowerCase()) ?? "");
