import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deals, interactions, openQuestions, orders, plannedMeetings } from "../../../db/schema/book.ts";
import { clients, ownerships } from "../../../db/schema/clients.ts";
import { departures, handovers, looseWork } from "../../../db/schema/departures.ts";
import { dossierGaps } from "../../../db/schema/inventory.ts";
import { workflows } from "../../../db/schema/kernel.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { inventoryClientsFact } from "../../../services/inventory/inventory-clients-fact.ts";
import {
  createClient,
  createCompany,
  createDeparture,
  listAuditVerbs,
  type TestCompany,
} from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();

let serial = 0;
const sourced = () => ({ source: "test", sourceId: `b${++serial}` });

async function addOrder(clientId: string, ownerId: string, values: Partial<typeof orders.$inferInsert> = {}) {
  const base = { orderedOn: "2026-03-20", status: "done" as const, amountMinor: 10_000, profitMinor: 1_000 };
  await held.db.query.insert(orders).values({ ...sourced(), clientId, ownerId, ...base, ...values });
}

async function addDeal(clientId: string | null, ownerId: string) {
  const [row] = await held.db.query
    .insert(deals)
    .values({ ...sourced(), clientId, ownerId, title: "Deal", stage: "offer", status: "open" })
    .returning();
  return row?.id as string;
}

async function start(company: TestCompany, values: Partial<typeof departures.$inferInsert> = {}): Promise<string> {
  const departure = { inventoriedAt: null, offerBudgetMinor: null, ...values };
  return (await createDeparture(held.db, company, { clients: 0, departure })).id;
}

const rowsOf = (departureId: string) =>
  held.db.query.select().from(handovers).where(eq(handovers.departureId, departureId)).orderBy(handovers.riskRank);
const looseOf = (departureId: string) =>
  held.db.query.select().from(looseWork).where(eq(looseWork.departureId, departureId));

describe("the automatic inventory", () => {
  test("makes a handover of every client owned, tiered by profit and ranked, and tells when it is done", async () => {
    const company = await createCompany(held.db);
    const profits = [760_000, 200_000, 40_000];
    for (const profitMinor of profits) {
      const client = await createClient(held.db, company.leaver.id);
      await addOrder(client.id, company.leaver.id, { profitMinor });
    }
    const id = await start(company);
    expect(await readFact(held.db, inventoryClientsFact, id)).toEqual({ due: true, nextAt: null });
    await inventoryClients(held.deps, id);
    const rows = await rowsOf(id);
    expect(rows.map((row) => [row.annualProfitMinor, row.effectiveTier, row.riskRank])).toEqual([
      [760_000, "gold", 1],
      [200_000, "silver", 2],
      [40_000, "copper", 3],
    ]);
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(false);
    const [departure] = await held.db.query.select().from(departures).where(eq(departures.id, id));
    expect(departure?.inventoriedAt).not.toBeNull();
    expect(departure?.offerBudgetMinor).toBe(30_000);
    expect(departure?.knownToOneBefore).toBe(3);
    const started = await held.db.query
      .select()
      .from(workflows)
      .where(eq(workflows.id, `handover:${rows[0]?.id}`));
    expect(started).toHaveLength(1);
    expect(await listAuditVerbs(held.db)).toContain("inventoryClients");
  });

  test("counts an order of unknown profit with its amount, and only the last twelve months", async () => {
    const company = await createCompany(held.db);
    const client = await createClient(held.db, company.leaver.id);
    await addOrder(client.id, company.leaver.id, { profitMinor: null, amountMinor: 5_000 });
    await addOrder(client.id, company.leaver.id, { orderedOn: "2025-04-05", profitMinor: 9_999 });
    await addOrder(client.id, company.leaver.id, { status: "cancelled", profitMinor: 7_777 });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const [row] = await rowsOf(id);
    expect([row?.annualProfitMinor, row?.annualRevenueMinor]).toEqual([5_000, 5_000]);
  });

  test("takes firms with open deals of the leaver alone as prospects without tier", async () => {
    const company = await createCompany(held.db);
    const prospect = await createClient(held.db, null);
    const shared = await createClient(held.db, null);
    await addDeal(prospect.id, company.leaver.id);
    await addDeal(shared.id, company.leaver.id);
    await addDeal(shared.id, company.reps[0]?.id as string);
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const rows = await rowsOf(id);
    expect(rows.map((row) => [row.clientId, row.prospect, row.tier])).toEqual([[prospect.id, true, null]]);
    expect((await looseOf(id)).map((row) => [row.clientId, row.toPersonId])).toEqual([[shared.id, null]]);
  });

  test("gives work at another owner's client to that owner at once and asks the head about the rest", async () => {
    const company = await createCompany(held.db);
    const rep = company.reps[0]?.id as string;
    const other = await createClient(held.db, rep);
    await addDeal(other.id, company.leaver.id);
    await addDeal(null, company.leaver.id);
    await addOrder(other.id, company.leaver.id, { status: "open" });
    const question = { clientId: other.id, responsibleId: company.leaver.id, text: "When?" };
    await held.db.query.insert(openQuestions).values({ ...sourced(), ...question });
    const meeting = { startsAt: new Date("2026-04-09T10:00:00Z"), endsAt: new Date("2026-04-09T11:00:00Z") };
    await held.db.query.insert(plannedMeetings).values({ ...sourced(), personId: company.leaver.id, ...meeting });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const loose = (await looseOf(id)).map((row) => `${row.kind} ${row.toPersonId === rep ? "rep" : row.toPersonId}`);
    expect(loose.sort()).toEqual(["deal null", "deal rep", "meeting null", "order rep", "question rep"]);
    const given = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    expect(given.map((task) => [task.kind, task.assigneeId, task.count]).sort()).toEqual(
      [
        ["acceptLooseWork", rep, 3],
        ["nameLooseWorkOwner", company.head.id, 2],
      ].sort(),
    );
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(false);
  });

  test("lists what is missing, for the leaver to fill by the second stage", async () => {
    const company = await createCompany(held.db);
    const client = await createClient(held.db, company.leaver.id, { contact: { email: null, phone: null } });
    await addOrder(client.id, company.leaver.id, { status: "open" });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const gaps = await held.db.query
      .select({ gap: dossierGaps })
      .from(dossierGaps)
      .innerJoin(handovers, eq(handovers.id, dossierGaps.handoverId))
      .where(eq(handovers.departureId, id));
    expect(gaps.map(({ gap }) => gap.code).sort()).toEqual([
      "contactUnreachable",
      "orderWithoutDeliveryDate",
      "promisesUnanswered",
    ]);
    expect(new Set(gaps.map(({ gap }) => `${gap.fillById} ${gap.fillByDay}`))).toEqual(
      new Set([`${company.leaver.id} 2026-04-09`]),
    );
    const [row] = await rowsOf(id);
    expect(row?.completeness).toBe(25);
    expect(row?.counts).toMatchObject({ contacts: 1, openOrders: 1, openDeals: 0 });
  });

  test("asks the head for the dossiers of who died", async () => {
    const company = await createCompany(held.db);
    await createClient(held.db, company.leaver.id);
    const id = await start(company, { kind: "death" });
    await inventoryClients(held.deps, id);
    const [task] = await held.db.query.select().from(tasks).where(eq(tasks.departureId, id));
    expect([task?.kind, task?.assigneeId]).toEqual(["completeDossiers", company.head.id]);
  });

  test("excludes one-off buyers and payment conduits", async () => {
    const company = await createCompany(held.db);
    await createClient(held.db, company.leaver.id, { kind: "conduit" });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const [row] = await rowsOf(id);
    expect([row?.end, row?.tier, row?.riskRank]).toEqual(["excluded", null, null]);
  });

  test("counts earlier transfers of the last two years and shows them as a sign", async () => {
    const company = await createCompany(held.db);
    const client = await createClient(held.db, null);
    await held.db.query.insert(ownerships).values([
      { clientId: client.id, personId: company.reps[0]?.id as string, during: "[2020-01-01,2025-03-01)" },
      { clientId: client.id, personId: company.leaver.id, during: "[2025-03-01,)" },
    ]);
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const [row] = await rowsOf(id);
    expect(row?.transfers).toBe(1);
    expect(row?.signs).toContain("priorTransfer");
  });

  test("counts every open question of a client, whoever answers it: all of them pass to the successor", async () => {
    const company = await createCompany(held.db);
    const client = await createClient(held.db, company.leaver.id);
    const asked = [company.leaver.id, company.reps[0]?.id as string, null];
    for (const responsibleId of asked) {
      const text = "when does it arrive";
      await held.db.query
        .insert(openQuestions)
        .values({ ...sourced(), clientId: client.id, kind: "question", text, responsibleId, openedOn: "2026-03-01" });
    }
    const id = await start(company);
    await inventoryClients(held.deps, id);
    expect((await rowsOf(id)).map((row) => row.counts?.openQuestions)).toEqual([3]);
  });

  test("R36 takes any order as the end of a row of failed enquiries, one that answered none of them too", async () => {
    const company = await createCompany(held.db);
    const [lapsed, returned] = [
      await createClient(held.db, company.leaver.id),
      await createClient(held.db, company.leaver.id),
    ];
    for (const client of [lapsed, returned]) {
      for (const day of ["2025-11-03", "2025-11-10", "2025-11-17"]) {
        const enquiry = { clientId: client.id, personId: company.leaver.id, kind: "enquiry" as const };
        await held.db.query.insert(interactions).values({ ...sourced(), ...enquiry, at: new Date(`${day}T10:00:00Z`) });
      }
    }
    await addOrder(returned.id, company.leaver.id, { orderedOn: "2026-03-20" });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const signs = new Map((await rowsOf(id)).map((row) => [row.clientId, row.signs]));
    expect(signs.get(lapsed.id)).toContain("failedEnquiries");
    expect(signs.get(returned.id)).not.toContain("failedEnquiries");
  });

  test("R27 counts what a client brought in, whoever owns those clients", async () => {
    const company = await createCompany(held.db);
    const [big, small] = [
      await createClient(held.db, company.leaver.id),
      await createClient(held.db, company.leaver.id),
    ];
    await addOrder(big.id, company.leaver.id, { profitMinor: 100_000 });
    await addOrder(small.id, company.leaver.id, { profitMinor: 1 });
    const colleague = company.reps[0]?.id as string;
    for (let i = 0; i < 2; i++) {
      const brought = await createClient(held.db, colleague, { referredById: small.id });
      await addOrder(brought.id, colleague, { profitMinor: 100_000 });
    }
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const row = (await rowsOf(id)).find((handover) => handover.clientId === small.id);
    expect(row).toMatchObject({
      tier: "copper",
      effectiveTier: "gold",
      exceptions: ["referral"],
      annualProfitMinor: 1,
    });
  });

  test("lets a client that joins the book later join the departure", async () => {
    const company = await createCompany(held.db);
    const first = await createClient(held.db, company.leaver.id);
    await addOrder(first.id, company.leaver.id, { profitMinor: 500 });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    const late = await createClient(held.db, company.leaver.id);
    await addOrder(late.id, company.leaver.id, { profitMinor: 90_000 });
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(true);
    await inventoryClients(held.deps, id);
    const rows = await rowsOf(id);
    expect(rows.map((row) => [row.clientId, row.riskRank])).toEqual([
      [late.id, 1],
      [first.id, 2],
    ]);
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(false);
  });

  test("run twice at the same time writes every client once", async () => {
    const company = await createCompany(held.db);
    for (let i = 0; i < 5; i++) await createClient(held.db, company.leaver.id);
    const id = await start(company);
    await Promise.all([inventoryClients(held.deps, id), inventoryClients(held.deps, id)]);
    expect(await rowsOf(id)).toHaveLength(5);
    expect(await held.db.query.$count(clients)).toBeGreaterThanOrEqual(5);
  });

  test("leaves a client alone that is being handed over in another departure", async () => {
    const company = await createCompany(held.db);
    const client = await createClient(held.db, company.leaver.id);
    const other = await createCompany(held.db);
    const elsewhere = await createDeparture(held.db, other, { clients: 0 });
    await held.db.query.insert(handovers).values({ departureId: elsewhere.id, clientId: client.id });
    const id = await start(company);
    await inventoryClients(held.deps, id);
    expect(await rowsOf(id)).toHaveLength(0);
    expect((await readFact(held.db, inventoryClientsFact, id)).due).toBe(false);
  });
});
