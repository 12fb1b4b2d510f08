import { eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { openQuestions, orders } from "../../db/schema/book.ts";
import { clients } from "../../db/schema/clients.ts";
import { departmentItems, departmentNotices } from "../../db/schema/departments.ts";
import { gates, handovers } from "../../db/schema/departures.ts";
import { departments, people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { DepartmentCode } from "../../domain/codes.ts";
import { createClient, createCompany, MONDAY, type Person, type TestCompany } from "./company.ts";

let serial = 0;

/** An order not yet delivered: logistics has something open. */
export async function createOpenOrder(db: Database, clientId: string): Promise<void> {
  await db.query.insert(orders).values({
    source: "test",
    sourceId: `open${++serial}`,
    clientId,
    orderedOn: "2026-04-01",
    status: "open",
    amountMinor: 10_000,
  });
}

export async function owe(db: Database, clientId: string, receivableMinor: number): Promise<void> {
  await db.query.update(clients).set({ receivableMinor }).where(eq(clients.id, clientId));
}

export async function createQuestion(
  db: Database,
  clientId: string,
  overrides: Partial<typeof openQuestions.$inferInsert> = {},
): Promise<void> {
  await db.query
    .insert(openQuestions)
    .values({ source: "test", sourceId: `question${++serial}`, clientId, text: "Where is pallet 7?", ...overrides });
}

/** What a department was told in a departure: its notice and items by handover. */
export async function readNotice(db: Database, departureId: string, code: DepartmentCode) {
  const [row] = await db.query
    .select({ notice: departmentNotices })
    .from(departmentNotices)
    .innerJoin(departments, eq(departments.id, departmentNotices.departmentId))
    .where(sql`${departmentNotices.departureId} = ${departureId} and ${departments.code} = ${code}`);
  if (!row) return null;
  const items = await db.query.select().from(departmentItems).where(eq(departmentItems.noticeId, row.notice.id));
  return { ...row.notice, items };
}

/** How the departments' gate of a client opened, null while it is shut. */
export async function readGate(db: Database, handoverId: string, gate = "departments"): Promise<string | null> {
  const [row] = await db.query
    .select({ how: gates.how })
    .from(gates)
    .where(sql`${gates.handoverId} = ${handoverId} and ${gates.gate} = ${gate}`);
  return row?.how ?? null;
}

export function listTasks(db: Database, departureId: string, kind: string) {
  return db.query
    .select()
    .from(tasks)
    .where(sql`${tasks.departureId} = ${departureId} and ${tasks.kind} = ${kind}`)
    .orderBy(tasks.recordedAt);
}

/** A company whose departments have nobody but its own people: those of companies made before in this database are gone. */
export async function createCompanyAlone(db: Database): Promise<TestCompany> {
  await db.query.update(people).set({ status: "left" }).where(isNotNull(people.departmentId));
  return createCompany(db);
}

/** One more client of the leaver in a departure, its owner appointed. Returns the handover's id. */
export async function joinClient(
  db: Database,
  departureId: string,
  company: TestCompany,
  nextOwner: Person | undefined = company.reps[0],
): Promise<string> {
  const client = await createClient(db, company.leaver.id);
  const [handover] = await db.query
    .insert(handovers)
    .values({ departureId, clientId: client.id, tier: "silver", effectiveTier: "silver", nextOwnerId: nextOwner?.id })
    .returning();
  await db.query
    .insert(gates)
    .values({ handoverId: handover?.id as string, gate: "owner", openedAt: MONDAY, how: "settled" });
  return handover?.id as string;
}

/** Many more clients at once, with owner, and the gates named. */
export async function joinMany(db: Database, departureId: string, count: number, opened: string[]): Promise<void> {
  await db.query.execute(sql`
    with k as (
      insert into clients (source, source_id, name) select 'many', ${departureId}::text || n, 'Many ' || n
      from generate_series(1, ${count}::int) n returning id),
    h as (
      insert into handovers (departure_id, client_id, tier, effective_tier, annual_profit_minor, risk_score)
      select ${departureId}::uuid, id, 'silver', 'silver', 100000, 40 from k returning id)
    insert into gates (handover_id, gate, opened_at, how)
    select h.id, g, ${MONDAY.toISOString()}::timestamptz, 'settled' from h, unnest(${sql.param(opened)}::text[]) g`);
}
