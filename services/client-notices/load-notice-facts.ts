import { eq, sql } from "drizzle-orm";
import { contacts } from "../../db/schema/clients.ts";
import { introductions } from "../../db/schema/introductions.ts";
import { people, teams } from "../../db/schema/people.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { IntroductionFormat } from "../../domain/codes.ts";
import { getTierFormat } from "../../domain/introductions/introduction-format.ts";
import type { ClientNotice, DepartmentPerson } from "../../messages/kinds.ts";
import type { Locale } from "../../messages/locale.ts";
import type { OwnWording } from "../../messages/wording.ts";
import { leaverHelps } from "../inventory/leaver-helps.ts";
import { readWording } from "../templates/read-wording.ts";
import type { Notice } from "./load-notice.ts";
import { consentsToOffers } from "./load-recipients.ts";

type Person = typeof people.$inferSelect;
type Contact = typeof contacts.$inferSelect;

/** Everything a client notice says, as it is in this transaction. */
export interface NoticeFacts {
  successor: Person | null;
  leaver: Person;
  contact: Contact | null;
  locale: Locale;
  format: IntroductionFormat;
  joinedBy: string[];
  departments: DepartmentPerson[];
  servingDepartments: number;
  /** Null while undecided; `offer` null is the decision "none" or one that has run out, which `lapsedTitle` names. */
  decision: { code: string | null; offer: ClientNotice["offer"]; lapsedTitle?: string } | null;
  consents: boolean;
  /** The company's own words in the contact's language. */
  wording: OwnWording;
}

/** Reads what a notice says (R16) to one of its client's contacts. */
export async function loadNoticeFacts(
  { tx, businessNow }: Pick<Context, "tx" | "businessNow">,
  { handover, departure, client }: Notice,
  contactId: string | null,
  calendar: WorkCalendar,
): Promise<NoticeFacts> {
  const person = async (id: string | null) =>
    id === null ? null : ((await tx.select().from(people).where(eq(people.id, id)))[0] ?? null);
  const [contact] = contactId === null ? [] : await tx.select().from(contacts).where(eq(contacts.id, contactId));
  const [introduction] = await tx.select().from(introductions).where(eq(introductions.handoverId, handover.id));
  const leaver = await person(departure.leaverId);
  if (!leaver) throw new Error("a departure without its leaver");
  const locale = contact?.locale ?? client.locale;
  const format = introduction?.format ?? getTierFormat(handover.effectiveTier);
  const today = localDate(businessNow, calendar.zone);
  const hostId = introduction?.hostId ?? (leaverHelps(departure, businessNow, today) ? leaver.id : null);
  const headId = format === "jointMeeting" || hostId === null ? await readHeadId(tx, departure.teamId) : null;
  const hosts = [await person(hostId), await person(introduction?.managerId ?? headId)];
  return {
    successor: await person(handover.nextOwnerId),
    leaver,
    contact: contact ?? null,
    locale,
    format,
    joinedBy: [...new Set(hosts.flatMap((host) => (host && host.id !== handover.nextOwnerId ? [host.name] : [])))],
    ...(await loadDepartments(tx, handover.id, client.id)),
    decision: await loadDecision(tx, handover.id, locale, today),
    consents: contact ? consentsToOffers(contact) : false,
    wording: await readWording(tx, "clientNotice", locale),
  };
}

async function readHeadId(tx: Tx, teamId: string): Promise<string | null> {
  const [team] = await tx.select({ headId: teams.headId }).from(teams).where(eq(teams.id, teamId));
  return team?.headId ?? null;
}

/** The persons named by the departments that serve the client; where none is named, the department's head. */
async function loadDepartments(tx: Tx, handoverId: string, clientId: string) {
  const { rows } = await tx.execute<
    { department: string; personName: string | null } & Record<string, string | null>
  >(sql`
    select d.code as department, p.name as "personName", p.email, p.phone
    from department_items i join department_notices n on n.id = i.notice_id join departments d on d.id = n.department_id
    left join department_contacts c on c.client_id = ${clientId} and c.department_id = d.id
    left join people p on p.id = coalesce(i.person_id, c.person_id, n.recipient_id, d.head_id)
    where i.handover_id = ${handoverId} order by d.code`);
  const departments = rows.flatMap(({ department, personName, email, phone }) =>
    personName === null ? [] : [{ department, personName, email, phone }],
  );
  return { departments, servingDepartments: rows.length };
}

interface DecisionRow extends Record<string, unknown> {
  code: string | null;
  validUntil: string | null;
  validDays: number | null;
  title: { en: string; ru: string } | null;
  text: { en: string; ru: string } | null;
  waived: boolean;
}

async function loadDecision(
  tx: Tx,
  handoverId: string,
  locale: Locale,
  today: string,
): Promise<NoticeFacts["decision"]> {
  const { rows } = await tx.execute<DecisionRow>(sql`
    select o.offer_code as code, o.valid_until::text as "validUntil", c.valid_days as "validDays", c.title, c.text,
      o.decided_at is null as waived
    from gates g left join offer_decisions o on o.handover_id = g.handover_id and o.decided_at is not null
    left join offer_catalogue c on c.code = o.offer_code
    where g.handover_id = ${handoverId} and g.gate = 'offer' and (o.decided_at is not null or g.how = 'waived')`);
  const row = rows[0];
  if (!row) return null;
  const validUntil = row.validUntil ?? (row.validDays === null ? null : addDays(today, row.validDays));
  if (row.code === null || !row.title || !row.text || validUntil === null) return { code: null, offer: null };
  if (validUntil < today) return { code: null, offer: null, lapsedTitle: row.title[locale] };
  return { code: row.code, offer: { title: row.title[locale], text: row.text[locale], validUntil } };
}
