import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { deals, interactions, openQuestions, orders } from "../../db/schema/book.ts";
import { clients, contactAddresses, contacts, ownerships } from "../../db/schema/clients.ts";
import { people, teams } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Planned } from "./compare-records.ts";
import type { ReportProgress } from "./import-progress.ts";
import type { KnownRecords } from "./known-records.ts";
import type { OwnerChange } from "./plan-clients.ts";
import type { ContactValues } from "./plan-contacts.ts";
import type { ImportPlan } from "./plan-import.ts";

/** Parameters Postgres takes in one statement, with room to spare. */
const parametersAStatement = 60_000;

/** Writes a plan in sets, and tells after each how many rows of the plan are written. `now` is business time; `ownedFrom` is when owners that nobody preceded begin. */
export async function writeImport(
  tx: Tx,
  plan: ImportPlan,
  known: KnownRecords,
  now: Date,
  ownedFrom: Date,
  report: ReportProgress,
): Promise<void> {
  const total = countRows(plan);
  let done = 0;
  const written = (rows: number) => report({ phase: "writing", done: (done += rows), total });
  written(0);
  await writeRows(
    tx,
    teams,
    plan.teams.writes.map((team) => ({ ...team, values: { name: team.values.name } })),
    written,
  );
  await writeRows(tx, people, plan.people.writes, written);
  await writeRows(tx, teams, plan.teams.writes, written);
  await writeRows(tx, clients, plan.clients.writes, written);
  await writeOwners(tx, plan.owners, now, ownedFrom);
  await writeRows(tx, contacts, plan.contacts.writes, written);
  await writeAddresses(tx, plan.contacts.writes, known, now);
  await writeRows(tx, deals, plan.deals.writes, written);
  await writeRows(tx, orders, plan.orders.writes, written);
  await writeRows(tx, interactions, plan.interactions.writes, written);
  await writeRows(tx, openQuestions, plan.openQuestions.writes, written);
}

/** Teams are written twice, as their heads are among the people. */
const countRows = (plan: ImportPlan): number =>
  [
    plan.teams,
    plan.people,
    plan.teams,
    plan.clients,
    plan.contacts,
    plan.deals,
    plan.orders,
    plan.interactions,
    plan.openQuestions,
  ]
    .map(({ writes }) => writes.length)
    .reduce((sum, rows) => sum + rows, 0);

/** Inserts what is new and updates what is known, by id, a few statements whatever the number of rows. */
async function writeRows(
  tx: Tx,
  table: PgTable,
  writes: readonly Planned<Record<string, unknown>>[],
  written: (rows: number) => void,
): Promise<void> {
  const first = writes[0];
  if (!first) return;
  const columns = getTableColumns(table);
  const fields = Object.keys(first.values);
  const set = Object.fromEntries(
    fields.map((field) => [field, sql`excluded.${sql.identifier(columns[field]?.name ?? field)}`]),
  );
  const size = Math.floor(parametersAStatement / (fields.length + 1));
  const target = columns["id"];
  if (!target) throw new Error("table without id");
  for (let from = 0; from < writes.length; from += size) {
    const rows = writes.slice(from, from + size).map(({ id, values }) => ({ id, ...values }));
    await tx.insert(table).values(rows).onConflictDoUpdate({ target, set });
    written(rows.length);
  }
}

/** Ends the present ownership and begins the next at one instant, so that nobody is without an owner or has two. */
async function writeOwners(tx: Tx, changes: readonly OwnerChange[], now: Date, ownedFrom: Date): Promise<void> {
  const replaced = changes.filter(({ fromPersonId }) => fromPersonId !== null).map(({ clientId }) => clientId);
  const at = now.toISOString();
  if (replaced.length > 0) {
    const ids = sql`any(${sql.param(replaced)}::uuid[])`;
    // An ownership that begins at this very instant was never in force; it would leave an empty range.
    await tx.execute(
      sql`delete from ownerships where client_id = ${ids} and upper_inf(during) and lower(during) >= ${at}`,
    );
    await tx.execute(
      sql`update ownerships set during = tstzrange(lower(during), ${at}) where client_id = ${ids} and upper_inf(during)`,
    );
  }
  for (let from = 0; from < changes.length; from += 10_000) {
    const rows = changes.slice(from, from + 10_000).map(({ clientId, personId, fromPersonId }) => ({
      clientId,
      personId,
      during: `[${fromPersonId === null ? ownedFrom.toISOString() : at},)`,
    }));
    await tx.insert(ownerships).values(rows);
  }
}

/** Keeps every address a contact ever had, with the time it was theirs. */
async function writeAddresses(
  tx: Tx,
  writes: readonly Planned<ContactValues>[],
  known: KnownRecords,
  now: Date,
): Promise<void> {
  const before = new Map([...known.contacts.values()].map((contact) => [contact.id, contact]));
  const added = writes.flatMap(({ id, values }) =>
    (["email", "phone"] as const).flatMap((channel) => {
      const address = values[channel];
      return address === null || address === before.get(id)?.[channel]
        ? []
        : [{ contactId: id, channel, address, validFrom: now }];
    }),
  );
  const ended = added.filter(({ contactId }) => before.has(contactId));
  if (ended.length > 0) {
    await tx.execute(sql`
      update contact_addresses set valid_to = ${now.toISOString()}
      from unnest(${sql.param(ended.map(({ contactId }) => contactId))}::uuid[],
                  ${sql.param(ended.map(({ channel }) => channel))}::text[]) as gone(contact_id, channel)
      where contact_addresses.contact_id = gone.contact_id and contact_addresses.channel = gone.channel and valid_to is null`);
  }
  for (let from = 0; from < added.length; from += 10_000)
    await tx.insert(contactAddresses).values(added.slice(from, from + 10_000));
}
