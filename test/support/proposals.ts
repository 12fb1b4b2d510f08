import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { createCompany, createDeparture, MONDAY, type Person } from "./company.ts";

export interface ProposedDeparture {
  id: string;
  /** The page of its owners. */
  path: string;
  company: Awaited<ReturnType<typeof createCompany>>;
  /** Who is proposed for every client. */
  rep: Person;
  other: Person;
  /** By worth, "Client 001" first, as the head reads them. */
  handoverIds: string[];
}

/** A departure whose clients all have an undecided proposal, asked of the head and of the executive above; written in sets, because there may be thousands. */
export async function createProposals(db: Database, clients: number): Promise<ProposedDeparture> {
  const company = await createCompany(db);
  const { id } = await createDeparture(db, company, { clients: 0 });
  const [rep, other] = company.reps as [Person, Person];
  const { rows } = await db.query.execute<{ id: string }>(sql`
    with numbers as (select n, lpad(n::text, greatest(3, length(n::text)), '0') as name from generate_series(1, ${clients}::int) n),
    made as (insert into clients (source, source_id, name) select 'test', ${id} || n, 'Client ' || name from numbers returning id, name),
    owned as (insert into ownerships (client_id, person_id, during) select id, ${company.leaver.id}::uuid, '[2020-01-01,)' from made),
    handed as (
      insert into handovers (departure_id, client_id, tier, effective_tier, annual_profit_minor, annual_revenue_minor)
      select ${id}::uuid, m.id, 'silver', 'silver', 100000000 - 1000 * n.n, 500000000 from made m join numbers n on m.name = 'Client ' || n.name
      returning id, annual_profit_minor),
    proposed as (
      insert into proposals (handover_id, round, proposed_id, reasons, alternatives, proposed_at)
      select id, 1, ${rep.id}::uuid, '["gradeMatches"]'::jsonb,
        jsonb_build_array(jsonb_build_object('personId', ${other.id}::text, 'reasons', '["lowLoad"]'::jsonb)), ${MONDAY.toISOString()}::timestamptz
      from handed)
    select id from handed order by annual_profit_minor desc`);
  await db.query.execute(sql`update people set capacity = 1000 where id in (${rep.id}, ${other.id})`);
  await askForApproval(db, id, [company.head, company.executive], clients);
  return { id, path: `/departures/${id}/owners`, company, rep, other, handoverIds: rows.map((row) => row.id) };
}

async function askForApproval(db: Database, departureId: string, people: readonly Person[], count: number) {
  await db.query.insert(tasks).values(
    people.map((person) => ({
      key: `approve ${departureId} ${person.id}`,
      departureId,
      kind: "approveOwners" as const,
      assigneeId: person.id,
      count,
      arrivedAt: MONDAY,
      dueAt: new Date("2026-04-07T18:00:00Z"),
      zone: "UTC",
      dueDay: "2026-04-07",
    })),
  );
}
