import { eq, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { clients, contacts, departmentContacts, ownerships } from "../../db/schema/clients.ts";
import { departures, gates, handovers, stageDeadlines } from "../../db/schema/departures.ts";
import { clock } from "../../db/schema/kernel.ts";
import { connectedSystems, departments, people, settings, teams } from "../../db/schema/people.ts";
import type { PersonActor } from "../../domain/access/actor.ts";
import { type DepartmentCode, departmentCodes, type Tier } from "../../domain/codes.ts";
import type { Gate } from "../../domain/gates.ts";
import { registerWorkflows } from "../../services/wakes/start-workflow.ts";

let serial = 0;
const next = () => ++serial;

/** Monday morning, ten working days before the last day of `departureOf`. */
export const MONDAY = new Date("2026-04-06T09:00:00Z");
export const LAST_DAY = "2026-04-17";

/** Freezes business time, as a demo database has it. */
export async function freezeClock(db: Database, at: Date = MONDAY): Promise<void> {
  await db.query
    .insert(clock)
    .values({ frozenAt: at })
    .onConflictDoUpdate({ target: clock.one, set: { frozenAt: at } });
}

export type Person = typeof people.$inferSelect;

export async function createPerson(db: Database, overrides: Partial<typeof people.$inferInsert> = {}): Promise<Person> {
  const n = next();
  const [row] = await db.query
    .insert(people)
    .values({
      name: `Person ${n}`,
      email: `person${n}@company.example`,
      roles: ["rep"],
      grade: "leadingSpecialist",
      ...overrides,
    })
    .returning();
  return row as Person;
}

/** The actor a signed-in person is. */
export async function actorOf(db: Database, person: Person): Promise<PersonActor> {
  const headed = await db.query.select({ id: teams.id }).from(teams).where(eq(teams.headId, person.id));
  return {
    kind: "person",
    id: person.id,
    roles: person.roles,
    teamId: person.teamId,
    headOfTeamIds: headed.map((row) => row.id),
    departmentId: person.departmentId,
  };
}

export interface TestCompany {
  team: typeof teams.$inferSelect;
  head: Person;
  executive: Person;
  hr: Person;
  it: Person;
  leaver: Person;
  reps: Person[];
  /** Head and contact of each adjacent department. */
  departments: Record<DepartmentCode, { id: string; head: Person; contact: Person }>;
}

/**
 * A company in UTC, hours 09:00–18:00, without holidays: a team with head, leaver and two more reps, an executive above
 * the head, HR, IT with two connected systems, and five departments. Business time stands at MONDAY.
 */
export async function createCompany(db: Database, options: { reps?: number } = {}): Promise<TestCompany> {
  await freezeClock(db);
  const n = next();
  const executive = await createPerson(db, { name: `Executive ${n}`, roles: ["executive"] });
  const head = await createPerson(db, { name: `Head ${n}`, roles: ["head"], superiorId: executive.id });
  const [team] = await db.query
    .insert(teams)
    .values({ name: `Team ${n}`, headId: head.id })
    .returning();
  if (!team) throw new Error("no team");
  await db.query.update(people).set({ teamId: team.id }).where(eq(people.id, head.id));
  const member = (name: string) => createPerson(db, { name: `${name} ${n}`, teamId: team.id, superiorId: head.id });
  const leaver = await member("Leaver");
  const reps: Person[] = [];
  for (let i = 0; i < (options.reps ?? 2); i++) reps.push(await member(`Rep${i + 1}`));
  const hr = await createPerson(db, { name: `HR ${n}`, roles: ["hr"], superiorId: executive.id });
  const it = await createPerson(db, { name: `IT ${n}`, roles: ["itContact"], superiorId: executive.id });
  await db.query
    .insert(connectedSystems)
    .values([
      { name: "CRM", kind: "crm" },
      { name: "Mail", kind: "mail" },
    ])
    .onConflictDoNothing();
  const byCode = {} as TestCompany["departments"];
  for (const code of departmentCodes) {
    const [known] = await db.query
      .insert(departments)
      .values({ code })
      .onConflictDoUpdate({ target: departments.code, set: { code } })
      .returning();
    if (!known) throw new Error("no department");
    const departmentHead = await createPerson(db, {
      name: `${code} head ${n}`,
      roles: ["departmentContact"],
      departmentId: known.id,
      superiorId: executive.id,
    });
    const contact = await createPerson(db, {
      name: `${code} contact ${n}`,
      roles: ["departmentContact"],
      departmentId: known.id,
      superiorId: departmentHead.id,
    });
    await db.query.update(departments).set({ headId: departmentHead.id }).where(eq(departments.id, known.id));
    byCode[code] = { id: known.id, head: departmentHead, contact };
  }
  const value = {
    name: "Test Company",
    executiveId: executive.id,
    mailDomain: "testcompany.example",
    meetingAddress: "meetings@testcompany.example",
    fromAddress: "clients@testcompany.example",
  };
  await db.query
    .insert(settings)
    .values({ key: "company", value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
  const reread = async (person: Person) =>
    (await db.query.select().from(people).where(eq(people.id, person.id)))[0] as Person;
  return { team, head: await reread(head), executive, hr, it, leaver, reps, departments: byCode };
}

export type Client = typeof clients.$inferSelect;

/** A client with a decision-maker (address, consent) and an owner since 2020. */
export async function createClient(
  db: Database,
  ownerId: string | null,
  overrides: Partial<typeof clients.$inferInsert> & { contact?: Partial<typeof contacts.$inferInsert> | null } = {},
): Promise<Client & { contactId: string | null }> {
  const n = next();
  const { contact, ...rest } = overrides;
  const [row] = await db.query
    .insert(clients)
    .values({ source: "test", sourceId: `c${n}`, name: `Client ${n}`, ...rest })
    .returning();
  if (!row) throw new Error("no client");
  if (ownerId)
    await db.query
      .insert(ownerships)
      .values({ clientId: row.id, personId: ownerId, during: "[2020-01-01T00:00:00Z,)" });
  if (contact === null) return { ...row, contactId: null };
  const [person] = await db.query
    .insert(contacts)
    .values({
      clientId: row.id,
      source: "test",
      sourceId: `k${n}`,
      name: `Contact ${n}`,
      email: `contact${n}@client${n}.example`,
      phone: "+1 555 0100",
      part: "decisionMaker",
      verifiedOn: "2026-03-01",
      marketingConsentOn: "2026-01-10",
      marketingConsentSource: "form",
      ...contact,
    })
    .returning();
  return { ...row, contactId: person?.id ?? null };
}

/** Names a fixed person of a department for a client. */
export async function nameDepartmentContact(
  db: Database,
  clientId: string,
  departmentId: string,
  personId: string,
): Promise<void> {
  await db.query.insert(departmentContacts).values({ clientId, departmentId, personId });
}

export interface TestHandover {
  id: string;
  clientId: string;
  contactId: string | null;
}

/**
 * A confirmed departure of the company's leaver with handovers at the point your test starts from: `gates` are opened,
 * `nextOwner` appointed. Workflow rows are there; no workflow runs.
 */
export async function createDeparture(
  db: Database,
  company: TestCompany,
  options: {
    clients?: number;
    tier?: Tier;
    gates?: Gate[];
    nextOwner?: Person;
    departure?: Partial<typeof departures.$inferInsert>;
  } = {},
): Promise<{ id: string; handovers: TestHandover[] }> {
  await db.query.update(people).set({ status: "leaving" }).where(eq(people.id, company.leaver.id));
  const [departure] = await db.query
    .insert(departures)
    .values({
      leaverId: company.leaver.id,
      teamId: company.team.id,
      kind: "resigned",
      noticeOn: "2026-04-06",
      lastWorkingDay: LAST_DAY,
      endOfEmployment: LAST_DAY,
      recordedById: company.hr.id,
      state: "running",
      noticedAt: MONDAY,
      confirmedAt: MONDAY,
      confirmedById: company.head.id,
      inventoriedAt: MONDAY,
      lastDayEndsAt: new Date(`${LAST_DAY}T18:00:00Z`),
      offerBudgetMinor: 1_000_000,
      ...options.departure,
    })
    .returning();
  if (!departure) throw new Error("no departure");
  const days = {
    S1: "2026-04-07",
    S2: "2026-04-09",
    S3: "2026-04-10",
    S4: "2026-04-10",
    S5: "2026-04-13",
    S6: "2026-04-17",
  };
  await db.query.insert(stageDeadlines).values(
    Object.entries(days).map(([stage, day]) => ({
      departureId: departure.id,
      stage,
      day,
      zone: "UTC",
      dueAt: new Date(`${day}T18:00:00Z`),
    })),
  );
  const made: TestHandover[] = [];
  for (let i = 0; i < (options.clients ?? 1); i++) {
    const client = await createClient(db, company.leaver.id);
    const [handover] = await db.query
      .insert(handovers)
      .values({
        departureId: departure.id,
        clientId: client.id,
        tier: options.tier ?? "silver",
        effectiveTier: options.tier ?? "silver",
        annualProfitMinor: 100_000,
        annualRevenueMinor: 500_000,
        nextOwnerId: options.nextOwner?.id ?? null,
      })
      .returning();
    if (!handover) throw new Error("no handover");
    made.push({ id: handover.id, clientId: client.id, contactId: client.contactId });
  }
  const opened = options.gates ?? [];
  if (opened.length > 0 && made.length > 0) {
    await db.query
      .insert(gates)
      .values(
        made.flatMap((handover) =>
          opened.map((gate) => ({ handoverId: handover.id, gate, openedAt: MONDAY, how: "settled" as const })),
        ),
      );
  }
  await db.query.transaction(async (tx) => {
    await registerWorkflows(tx, "departure", [departure.id]);
    await registerWorkflows(
      tx,
      "handover",
      made.map((handover) => handover.id),
    );
  });
  return { id: departure.id, handovers: made };
}

/** Everything audited so far, oldest first: for asserting that a verb left its trace. */
export async function listAuditVerbs(db: Database): Promise<string[]> {
  const { rows } = await db.query.execute<{ verb: string }>(sql`select verb from audit order by id`);
  return rows.map((row) => row.verb);
}
