import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Company } from "../../contracts/policy.ts";
import { clients, contacts } from "../../db/schema/clients.ts";
import { attendees } from "../../db/schema/introductions.ts";
import { people } from "../../db/schema/people.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Locale } from "../../messages/locale.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { loadClientHours } from "../client-notices/load-client-hours.ts";
import type { EffectRow } from "../effects/effect-kind.ts";
import { readSettings } from "../settings/read-settings.ts";
import { readIntroduction } from "./arrange-introduction-fact.ts";
import type { IntroductionFacts } from "./decide-arrangement.ts";

/** One attendee as a meeting's mails name and address them. */
export interface MeetingGuest {
  attendeeId: string;
  personId: string | null;
  contactId: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  partstat: (typeof attendees.$inferSelect)["partstat"];
}

/** An invitation or cancellation as the facts are at its claim. */
export interface MeetingMail extends IntroductionFacts {
  client: typeof clients.$inferSelect;
  company: Company;
  guests: MeetingGuest[];
  /** Whom this effect is for, with the language and zone they read; null when they may not be written to any more. */
  recipient: { name: string; email: string; locale: Locale; zone: string } | null;
  /** A client hears from the company in its own hours; null for colleagues. */
  hours: WorkCalendar | null;
}

/** Reads what the mail of an effect says; null when its introduction is gone. */
export async function loadMeetingMail(context: Context, effect: EffectRow): Promise<MeetingMail | null> {
  const { tx } = context;
  const facts = effect.handoverId ? await readIntroduction(tx, effect.handoverId) : null;
  if (!facts || facts.introduction.id !== effect.factId) return null;
  const { handover, departure } = facts;
  const [client] = await tx.select().from(clients).where(eq(clients.id, handover.clientId));
  if (!client) return null;
  const calendar = await loadCalendar(tx, departure.teamId);
  return {
    ...facts,
    client,
    company: (await readSettings(tx)).company,
    guests: await listGuests(tx, facts.introduction.id),
    recipient: effect.contactId
      ? await readContact(context, effect.contactId, client, calendar)
      : await readPerson(tx, effect.personId, calendar),
    hours: effect.contactId ? await loadClientHours(tx, client.zone, departure.teamId) : null,
  };
}

async function listGuests(tx: Tx, introductionId: string): Promise<MeetingGuest[]> {
  const rows = await tx
    .select({ attendee: attendees, person: people, contact: contacts })
    .from(attendees)
    .leftJoin(people, eq(people.id, attendees.personId))
    .leftJoin(contacts, eq(contacts.id, attendees.contactId))
    .where(and(eq(attendees.introductionId, introductionId), isNull(attendees.removedAt)))
    .orderBy(attendees.recordedAt, attendees.id);
  return rows.map(({ attendee, person, contact }) => ({
    attendeeId: attendee.id,
    personId: attendee.personId,
    contactId: attendee.contactId,
    name: person?.name ?? contact?.name ?? "",
    email: withAddress(person?.email ?? contact?.email),
    phone: person?.phone ?? contact?.phone ?? null,
    partstat: attendee.partstat,
  }));
}

const withAddress = (email: string | null | undefined): string | null => (email?.includes("@") ? email.trim() : null);

async function readContact(
  { tx, businessNow }: Context,
  contactId: string,
  client: typeof clients.$inferSelect,
  calendar: WorkCalendar,
): Promise<MeetingMail["recipient"]> {
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, contactId));
  const email = withAddress(contact?.email);
  if (!contact || !email || contact.doNotContact.includes("email")) return null;
  if (contact.leftOn !== null && contact.leftOn <= localDate(businessNow, calendar.zone)) return null;
  return { name: contact.name, email, locale: contact.locale ?? client.locale, zone: client.zone ?? calendar.zone };
}

async function readPerson(tx: Tx, personId: string | null, calendar: WorkCalendar): Promise<MeetingMail["recipient"]> {
  const [person] = await tx
    .select()
    .from(people)
    .where(
      inArray(
        people.id,
        [personId].filter((id) => id !== null),
      ),
    );
  const email = withAddress(person?.email);
  if (!person || !email || person.status === "left") return null;
  const zone = person.teamId ? (await loadCalendar(tx, person.teamId)).zone : calendar.zone;
  return { name: person.name, email, locale: person.locale, zone };
}
