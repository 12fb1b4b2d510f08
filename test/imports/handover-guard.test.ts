import { and, arrayOverlaps, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { orders } from "../../db/schema/book.ts";
import { clients, ownerships } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { people } from "../../db/schema/people.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { createCompany, createDeparture, type TestCompany } from "../support/company.ts";
import { createExport, createMapping } from "./csv.ts";
import { useImports } from "./use-imports.ts";

const { held, applyFiles } = useImports();
let serial = 0;
/** The handover ended on 20 March; the files tell the state of 1 April. */
const ended = { end: "handedOver", endedAt: new Date("2026-03-20T12:00:00Z") } as const;
const dataAsOf = "2026-04-01";

type Scene = { source: string; company: TestCompany; successorId: string; clientId: string };

/** The export's r1 is the company's leaver. Client f1 has gone to a successor, with its open order s9. */
async function handOver(ownerRule: "given" | "latest"): Promise<Scene> {
  const company = await createCompany(held.db);
  const source = `guarded-firm-${++serial}`;
  await held.db.query.update(people).set({ source, sourceId: "r1" }).where(eq(people.id, company.leaver.id));
  const scene = { source, company, successorId: company.reps[0]?.id ?? "", clientId: "" };
  await apply(scene, {}, ownerRule);
  const [client] = await held.db.query
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.source, source), eq(clients.sourceId, "f1")));
  const departure = await createDeparture(held.db, company, { clients: 0 });
  const clientId = client?.id ?? "";
  await held.db.query.insert(handovers).values({ departureId: departure.id, clientId, ...ended });
  await held.db.query.update(ownerships).set({ personId: scene.successorId }).where(eq(ownerships.clientId, clientId));
  await held.db.query.update(orders).set({ ownerId: scene.successorId }).where(eq(orders.clientId, clientId));
  return { ...scene, clientId };
}

const sale = (id: string, rep: string, day: string) => `${id},f1,${rep},${day},open,10\n`;
const sales = (...more: string[]) => `sale,firm,rep,day,state,sum\n${sale("s9", "r1", "2026-02-05")}${more.join("")}`;

async function apply({ source, company }: Scene, files: Record<string, string>, ownerRule: "given" | "latest") {
  const staff = `rep,name,mail,boss\nr1,${company.leaver.name},${company.leaver.email},\nr3,Cid Fox,,\n`;
  return applyFiles(
    createExport({ "reps.csv": staff, "sales.csv": sales(), ...files }),
    createMapping({ name: source, ownerRule }),
    { dataAsOf },
  );
}

async function ownerOf({ clientId }: Scene): Promise<string | undefined> {
  const [row] = await held.db.query
    .select({ id: ownerships.personId })
    .from(ownerships)
    .where(and(eq(ownerships.clientId, clientId), sql`upper_inf(during)`));
  return row?.id;
}

describe("an export younger than the handover", () => {
  test("does not give the client back to the leaver it was taken over from", async () => {
    const scene = await handOver("given");
    const { rows } = await apply(scene, {}, "given");
    expect(rows.filter(({ entity, action }) => entity === "clients" && action === "conflict")).toMatchObject([
      { sourceId: "f1", code: "owner_in_handover" },
    ]);
    expect(await ownerOf(scene)).toBe(scene.successorId);
  });

  test("does not give the client's open order back to the leaver either", async () => {
    const scene = await handOver("given");
    const { rows } = await apply(scene, {}, "given");
    expect(rows.filter(({ entity, action }) => entity === "orders" && action === "conflict")).toMatchObject([
      { sourceId: "s9", code: "owner_in_handover" },
    ]);
    const [order] = await held.db.query.select().from(orders).where(eq(orders.clientId, scene.clientId));
    expect(order?.ownerId).toBe(scene.successorId);
  });

  test("derives no owner from an order older than the handover: that it was the leaver's is no conflict", async () => {
    const scene = await handOver("latest");
    const { rows } = await apply(scene, {}, "latest");
    expect(await ownerOf(scene)).toBe(scene.successorId);
    expect(rows.filter(({ entity, action }) => entity === "clients" && action !== "unchanged")).toMatchObject([]);
  });

  test("leaves the successor when the older order was another rep's, and tells it", async () => {
    const scene = await handOver("latest");
    const { rows } = await apply(scene, { "sales.csv": sales(sale("s10", "r3", "2026-03-01")) }, "latest");
    expect(await ownerOf(scene)).toBe(scene.successorId);
    expect(rows).toContainEqual(expect.objectContaining({ entity: "clients", sourceId: "f1", action: "conflict" }));
  });

  test("derives the owner from an order taken after the handover", async () => {
    const scene = await handOver("latest");
    const { rows } = await apply(scene, { "sales.csv": sales(sale("s10", "r3", "2026-03-28")) }, "latest");
    expect(rows).toContainEqual(
      expect.objectContaining({ entity: "clients", sourceId: "f1", action: "changed", details: { fields: ["owner"] } }),
    );
    expect(await ownerOf(scene)).not.toBe(scene.successorId);
  });
});

describe("an owner changed in the source while the client is being handed over", () => {
  const byColleague = { "sales.csv": sales(sale("s10", "r3", "2026-03-28")) };
  const asked = async ({ company }: Scene) =>
    held.db.query
      .select({ outcome: tasks.outcome, clientId: handovers.clientId })
      .from(tasks)
      .innerJoin(handovers, eq(handovers.id, tasks.handoverId))
      .where(and(eq(tasks.assigneeId, company.head.id), eq(tasks.kind, "settleOwnerConflict")))
      .orderBy(tasks.arrivedAt);

  async function handingOver(overrides: Partial<typeof handovers.$inferInsert> = {}): Promise<Scene> {
    const scene = await handOver("latest");
    await held.db.query
      .update(handovers)
      .set({ end: null, endedAt: null, ...overrides })
      .where(eq(handovers.clientId, scene.clientId));
    await held.db.query
      .update(ownerships)
      .set({ personId: scene.company.leaver.id })
      .where(eq(ownerships.clientId, scene.clientId));
    return scene;
  }

  test("becomes the head's task, once, until a file no longer says so", async () => {
    const scene = await handingOver();
    await apply(scene, byColleague, "latest");
    await apply(scene, byColleague, "latest");
    expect(await ownerOf(scene)).toBe(scene.company.leaver.id);
    expect(await asked(scene)).toEqual([{ outcome: null, clientId: scene.clientId }]);
    await apply(scene, byColleague, "given");
    expect(await asked(scene)).toEqual([{ outcome: "settled", clientId: scene.clientId }]);
  });

  test("is no question after the switch, of which the source may not have heard", async () => {
    const scene = await handingOver({ switchedAt: new Date("2026-03-25T08:00:00Z") });
    await apply(scene, byColleague, "latest");
    expect(await asked(scene)).toEqual([]);
  });
});

test("a file comes in though nobody is there to be asked about an owner in it", async () => {
  const scene = await handOver("latest");
  await held.db.query.update(handovers).set({ end: null, endedAt: null }).where(eq(handovers.clientId, scene.clientId));
  const deciders = arrayOverlaps(people.roles, ["head", "executive"]);
  await held.db.query.update(people).set({ status: "left" }).where(deciders);
  const { rows } = await apply(scene, { "sales.csv": sales(sale("s10", "r3", "2026-03-28")) }, "latest");
  expect(rows).toContainEqual(expect.objectContaining({ entity: "clients", sourceId: "f1", action: "conflict" }));
  const asked = await held.db.query
    .select()
    .from(tasks)
    .innerJoin(handovers, eq(handovers.id, tasks.handoverId))
    .where(eq(handovers.clientId, scene.clientId));
  expect(asked).toEqual([]);
});
