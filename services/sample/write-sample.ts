import { sql } from "drizzle-orm";
import { Company } from "../../contracts/policy.ts";
import type { SampleCompany } from "../../contracts/sample-company.ts";
import { deals, interactions, openQuestions, orders, plannedMeetings } from "../../db/schema/book.ts";
import { clients, contactAddresses, contacts, departmentContacts, ownerships } from "../../db/schema/clients.ts";
import { awayDays, busyTimes, connectedSystems, departments, people, teams } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";
import { loadHolidays } from "../calendars/load-holidays.ts";
import { putSetting } from "../settings/change-settings.ts";
import { writeRows } from "./write-rows.ts";

/**
 * Writes a sample company in sets: settings, calendars of its teams' countries, organisation, clients and their history.
 * The database must have no people, departments or connected systems of the same name.
 */
export async function writeSample(tx: Tx, sample: SampleCompany): Promise<void> {
  await putSetting(tx, "company", Company.parse(sample.company));
  const year = Number(sample.asOf.slice(0, 4));
  for (const country of new Set(sample.teams.map(({ calendar }) => calendar))) {
    await loadHolidays(tx, country, [year - 1, year, year + 1, year + 2]);
  }
  await writeOrganisation(tx, sample);
  await writeRows(tx, clients, sample.clients);
  await writeRows(tx, ownerships, sample.ownerships);
  await writeRows(tx, contacts, sample.contacts);
  await writeRows(tx, contactAddresses, sample.contactAddresses);
  await writeRows(tx, departmentContacts, sample.departmentContacts);
  await writeRows(tx, deals, sample.deals);
  await writeRows(tx, orders, sample.orders);
  await writeRows(tx, interactions, sample.interactions);
  await writeRows(tx, openQuestions, sample.openQuestions);
  await writeRows(tx, plannedMeetings, sample.plannedMeetings);
}

/** Teams and departments name people, and people name them: heads are entered last. */
async function writeOrganisation(tx: Tx, sample: SampleCompany): Promise<void> {
  await writeRows(
    tx,
    teams,
    sample.teams.map(({ headId: _, ...team }) => team),
  );
  await writeRows(
    tx,
    departments,
    sample.departments.map(({ headId: _, ...department }) => department),
  );
  await writeRows(tx, people, sample.people);
  for (const [table, units] of [
    [teams, sample.teams],
    [departments, sample.departments],
  ] as const) {
    const unitIds = sql.param(units.map(({ id }) => id));
    const headIds = sql.param(units.map(({ headId }) => headId));
    await tx.execute(sql`
      update ${table} u set head_id = h.head_id from unnest(${unitIds}::uuid[], ${headIds}::uuid[]) h(id, head_id)
      where u.id = h.id`);
  }
  await writeRows(tx, awayDays, sample.awayDays);
  await writeRows(tx, busyTimes, sample.busyTimes);
  await writeRows(tx, connectedSystems, sample.connectedSystems);
}
