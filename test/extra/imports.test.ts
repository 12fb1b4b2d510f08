import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "../../db/client.ts";
import { applyImport } from "../../services/imports/apply-import.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import type { ImportBatch } from "../../services/imports/read/import-batch.ts";
import { listImportFiles } from "../../services/imports/read/list-import-files.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import { createTestDatabase, type TestDatabase } from "../setup/database.ts";
import { sharedData } from "../setup/shared-data.ts";

const read = async (folder: string) => readImport(await listImportFiles(path.join(sharedData, folder)));
const actor = { kind: "system", name: "import" } as const;

function countBy<T>(items: readonly T[], key: (item: T) => string | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item) ?? "none"] = (counts[key(item) ?? "none"] ?? 0) + 1;
  return counts;
}
const nameOf = (batch: ImportBatch, id: string | null) =>
  batch.employees.find(({ sourceId }) => sourceId === id)?.name ?? null;

describe("classicmodels", () => {
  test("gives the 15 reps the clients the file names them for, and 22 clients nobody", async () => {
    const batch = await read("classicmodels/csv");
    const owners = countBy(batch.clients, ({ ownerSourceId }) => ownerSourceId);
    expect(owners["none"]).toBe(22);
    expect(Object.keys(owners)).toHaveLength(16);
    expect(owners["1401"]).toBe(10);
    expect(owners["1619"]).toBeUndefined();
    expect(batch.latestOn).toBe("2005-05-31");
  });

  test("computes amount and profit of an order from its lines and the buying prices, to the cent", async () => {
    const batch = await read("classicmodels/csv");
    const order = batch.orders.find(({ sourceId }) => sourceId === "10100");
    // 30×136.00 + 50×55.09 + 22×75.46 + 49×35.29, less 30×86.70 + 50×33.30 + 22×43.26 + 49×21.75
    expect(order?.amountMinor).toBe(1_022_383);
    expect(order?.profitMinor).toBe(394_036);
  });

  test("makes complaints of disputed orders and promises of what the comments of open orders say", async () => {
    const batch = await read("classicmodels/csv");
    expect(countBy(batch.orders, ({ status }) => status)).toEqual({ done: 307, cancelled: 6, open: 13 });
    expect(countBy(batch.openQuestions, ({ kind }) => kind)).toEqual({ complaint: 3, promise: 5 });
  });

  test("leaves the second person of one address without it", async () => {
    const batch = await read("classicmodels/csv");
    expect(batch.employees.filter(({ email }) => email === "jfirrelli@classicmodelcars.com")).toHaveLength(1);
    expect(batch.warnings.map(({ code }) => code)).toContain("duplicate_address");
  });
});

describe("northwind", () => {
  test("derives each client's owner from the latest order", async () => {
    const batch = await read("northwind/csv");
    expect(countBy(batch.clients, ({ ownerSourceId }) => nameOf(batch, ownerSourceId))).toEqual({
      "Nancy Davolio": 15,
      "Andrew Fuller": 16,
      "Janet Leverling": 14,
      "Margaret Peacock": 12,
      "Steven Buchanan": 2,
      "Michael Suyama": 6,
      "Robert King": 8,
      "Laura Callahan": 12,
      "Anne Dodsworth": 4,
      none: 2,
    });
  });

  test("rounds prices that went through floats, and leaves unshipped orders open and profit unknown", async () => {
    const batch = await read("northwind/csv");
    expect(batch.orders.find(({ sourceId }) => sourceId === "10248")?.amountMinor).toBe(44_000);
    expect(batch.orders.filter(({ status }) => status === "open")).toHaveLength(21);
    expect(batch.orders.every(({ profitMinor }) => profitMinor === null)).toBe(true);
  });
});

describe("maven", () => {
  test("derives the owners of all 85 accounts from closed deals and keeps deals without a client", async () => {
    const batch = await read("maven");
    const owners = countBy(batch.clients, ({ ownerSourceId }) => ownerSourceId);
    expect([owners["none"], owners["Kary Hendrixson"], owners["Darcel Schlecht"], Object.keys(owners).length]).toEqual([
      undefined,
      7,
      2,
      26,
    ]);
    expect(batch.deals.filter(({ clientSourceId }) => clientSourceId === null)).toHaveLength(1425);
    const open = batch.deals.filter(({ status }) => status === "open");
    const ownerOf = new Map(batch.clients.map((client) => [client.sourceId, client.ownerSourceId]));
    expect(open).toHaveLength(2089);
    expect(
      open.filter((deal) => deal.clientSourceId && ownerOf.get(deal.clientSourceId) === deal.ownerSourceId),
    ).toHaveLength(25);
  });

  test("spells GTXPro as GTX Pro, prices it from the list, and makes heads of the managers", async () => {
    const batch = await read("maven");
    expect(countBy(batch.deals, ({ title }) => title)["GTX Pro"]).toBe(1480);
    const open = batch.deals.find(({ title, status }) => title === "GTX Pro" && status === "open");
    expect(open?.valueMinor).toBe(482_100);
    expect(batch.employees.filter(({ roleHint }) => roleHint === "head")).toHaveLength(6);
    expect(batch.orders).toHaveLength(4238);
  });
});

describe("HubSpot", () => {
  test("reads the sample's slashed date, its owners by address, and rejects contacts of no company", async () => {
    const batch = await read("hubspot_sample_import");
    expect(batch.deals).toMatchObject([
      { clientSourceId: "1", ownerSourceId: "jdoe@hubspot.com", valueMinor: 1_000_000, closedOn: null },
    ]);
    expect(batch.employees.map(({ email }) => email)).toContain("leia@hubspot.com");
    expect(countBy(batch.rejects, ({ code }) => code)).toEqual({ no_client: 8 });
  });

  test("takes no hash of the tables for an address, and keeps deals that belong to nobody", async () => {
    const batch = await read("hubspot_seeds");
    expect(batch.employees).toHaveLength(100);
    expect(batch.employees.every(({ email }) => email === null)).toBe(true);
    expect(batch.deals).toHaveLength(44);
    expect(batch.deals.filter(({ ownerSourceId }) => ownerSourceId === "35252170")).toHaveLength(19);
  });
});

test("online_retail: float ids, credit notes, no owners, invoices without a customer rejected", async () => {
  const batch = await read("online_retail");
  expect(batch.clients).toHaveLength(3412);
  expect(batch.clients.map(({ sourceId }) => sourceId)).toContain("17850");
  expect(batch.clients.every(({ ownerSourceId }) => ownerSourceId === null)).toBe(true);
  const credit = batch.orders.filter(({ sourceId }) => sourceId.startsWith("C"));
  expect(credit.every(({ status, amountMinor }) => status === "cancelled" && amountMinor <= 0)).toBe(true);
  expect(batch.orders.filter(({ status, amountMinor }) => status !== "cancelled" && amountMinor < 0)).toEqual([]);
  expect(countBy(batch.rejects, ({ code }) => code)).toEqual({ no_client: 2682 });
}, 60_000);

test("an export no mapping knows is refused by name", async () => {
  await expect(read("ravenstack")).rejects.toThrow(
    /ravenstack_accounts.csv: The columns fit none of the known mappings/,
  );
});

describe("into the database", () => {
  let at: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    at = await createTestDatabase();
    db = createDatabase(at.appUrl);
  });
  afterAll(async () => {
    await db.close();
    await at.drop();
  });

  test.each(["maven", "classicmodels/csv", "northwind/csv", "hubspot_sample_import", "hubspot_seeds", "online_retail"])(
    "%s is applied as its dry run said, and a second time creates and changes nothing",
    async (folder) => {
      const batch = await read(folder);
      const dry = await dryRunImport({ db }, actor, batch);
      const applied = await applyImport({ db }, actor, dry.importId);
      expect(applied.summary).toEqual(dry.summary);
      expect(applied.summary.total.created).toBeGreaterThan(0);
      const again = await dryRunImport({ db }, actor, await read(folder));
      const second = await applyImport({ db }, actor, again.importId);
      expect(second.summary.total).toMatchObject({ created: 0, changed: 0 });
      const { rows } = await db.query.execute<{ clients: string }>(
        sql`select count(*) as clients from ownerships o join clients c on c.id = o.client_id where c.source = ${batch.source}`,
      );
      expect(Number(rows[0]?.clients)).toBe(batch.clients.filter(({ ownerSourceId }) => ownerSourceId !== null).length);
    },
    120_000,
  );
});
