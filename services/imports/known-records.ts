import { and, eq, isNotNull, sql } from "drizzle-orm";
import { deals, interactions, openQuestions, orders } from "../../db/schema/book.ts";
import { clients, contactAddresses, contacts, ownerships } from "../../db/schema/clients.ts";
import { departures, looseWork } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { open } from "../departures/open-states.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type HandoverGuard, readHandoverGuard } from "./handover-guard.ts";
import type { ImportBatch } from "./read/import-batch.ts";

type Person = typeof people.$inferSelect;

/** What the database holds of an export's source, by source id. */
export type KnownRecords = {
  people: Map<string, Person>;
  /** People of any source, by address: an employee known under another source is the same person. */
  peopleByEmail: Map<string, Person>;
  teams: Map<string, typeof teams.$inferSelect>;
  clients: Map<string, typeof clients.$inferSelect>;
  contacts: Map<string, typeof contacts.$inferSelect>;
  /** Former addresses of contacts whose present ones somebody here has confirmed, by `replacedKey`. */
  replaced: Set<string>;
  deals: Map<string, typeof deals.$inferSelect>;
  orders: Map<string, typeof orders.$inferSelect>;
  interactions: Map<string, typeof interactions.$inferSelect>;
  openQuestions: Map<string, typeof openQuestions.$inferSelect>;
  /** Owner on record, by client id. */
  owners: Map<string, string>;
  /** ISO 4217 code all amounts here are in. */
  currency: string;
  /** Day the file tells the state of. */
  dataAsOf: string;
  handovers: HandoverGuard;
  /** People who have left, of whatever source. */
  left: Set<string>;
  /** Leavers whose departure goes on: what appears in their name joins it. */
  leaving: Set<string>;
  /** Deals, orders and questions listed as loose work of a departure, by id. */
  looseWork: Set<string>;
};

/** A contact's former address as a key. */
export function replacedKey(row: { contactId: string; channel: "email" | "phone"; address: string }): string {
  const address = row.channel === "email" ? row.address.toLowerCase() : row.address;
  return [row.contactId, row.channel, address].join(" ");
}

/** Reads everything an import is compared with, in a dozen statements whatever its size. */
export async function readKnownRecords(tx: Tx, batch: ImportBatch, dataAsOf: string): Promise<KnownRecords> {
  const { source } = batch;
  const staff = await tx.select().from(people);
  const sourced = staff.filter((person) => person.source === source && person.sourceId !== null);
  const owned = await tx
    .select({ clientId: ownerships.clientId, personId: ownerships.personId })
    .from(ownerships)
    .innerJoin(clients, eq(clients.id, ownerships.clientId))
    .where(sql`${clients.source} = ${source} and upper_inf(${ownerships.during})`);
  const loose = await tx.select({ subjectId: looseWork.subjectId }).from(looseWork);
  const former = await tx
    .select({
      contactId: contactAddresses.contactId,
      channel: contactAddresses.channel,
      address: contactAddresses.address,
    })
    .from(contactAddresses)
    .innerJoin(contacts, eq(contacts.id, contactAddresses.contactId))
    .where(and(eq(contacts.source, source), isNotNull(contacts.verifiedOn), isNotNull(contactAddresses.validTo)));
  return {
    replaced: new Set(former.map(replacedKey)),
    people: new Map(sourced.map((person) => [person.sourceId ?? "", person])),
    peopleByEmail: new Map(staff.flatMap((person) => (person.email ? [[person.email.toLowerCase(), person]] : []))),
    teams: byKey(await tx.select().from(teams), (team) => team.name),
    clients: byKey(await tx.select().from(clients).where(eq(clients.source, source)), sourceIdOf),
    contacts: byKey(await tx.select().from(contacts).where(eq(contacts.source, source)), sourceIdOf),
    deals: byKey(await tx.select().from(deals).where(eq(deals.source, source)), sourceIdOf),
    orders: byKey(await tx.select().from(orders).where(eq(orders.source, source)), sourceIdOf),
    interactions: byKey(await tx.select().from(interactions).where(eq(interactions.source, source)), sourceIdOf),
    openQuestions: byKey(await tx.select().from(openQuestions).where(eq(openQuestions.source, source)), sourceIdOf),
    owners: new Map(owned.map(({ clientId, personId }) => [clientId, personId])),
    currency: (await readSettings(tx)).company.currency,
    dataAsOf,
    handovers: await readHandoverGuard(tx),
    leaving: new Set((await openDepartures(tx)).map(({ leaverId }) => leaverId)),
    left: new Set(staff.flatMap(({ id, status }) => (status === "left" ? [id] : []))),
    looseWork: new Set(loose.map(({ subjectId }) => subjectId)),
  };
}

/** Departures under way; each looks at its leaver's book again after an import. */
export async function openDepartures(tx: Tx): Promise<{ id: string; leaverId: string }[]> {
  return tx
    .select({ id: departures.id, leaverId: departures.leaverId })
    .from(departures)
    .where(sql`${departures.state} in ${open}`);
}

function sourceIdOf(record: { sourceId: string }): string {
  return record.sourceId;
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [key(row), row]));
}
