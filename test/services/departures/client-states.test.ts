import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { gates, handovers } from "../../../db/schema/departures.ts";
import { look } from "../../../db/transaction.ts";
import type { Gate } from "../../../domain/gates.ts";
import { countClientStates } from "../../../services/departures/count-client-states.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { readClientStates } from "../../../services/departures/read-client-states.ts";
import { actorOf, createCompany, createDeparture, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;

interface Client extends Partial<typeof handovers.$inferInsert> {
  opened?: Gate[];
  waived?: Gate[];
}

const told = { toldAt: MONDAY };
const introduced = { ...told, introducedAt: MONDAY };
const all: Gate[] = ["owner", "inventory", "departments", "offer"];
/** Clients at many points; some stand alike, and some of these had their gates opened in another order. */
const mixed: Client[] = [
  {},
  {},
  { prospect: true },
  { opened: ["owner"] },
  { opened: ["owner", "departments"] },
  { opened: ["departments", "owner"] },
  { opened: ["owner", "departments"], waived: ["inventory"] },
  { opened: ["owner"], waived: ["departments", "inventory"] },
  { opened: ["inventory"], waived: ["offer"] },
  { opened: all },
  { opened: all, ...told },
  { opened: all, ...introduced },
  { opened: all, ...introduced, end: "handedOver" },
  { opened: ["owner"], ...introduced, end: "handedOver" },
  { opened: ["owner"], end: "lost" },
  { end: "letGo" },
  { end: "excluded" },
  { opened: ["owner"], end: "withdrawn" },
];

async function mixedDeparture() {
  const company = await createCompany(held.db);
  const departure = await createDeparture(held.db, company, { clients: mixed.length });
  for (const [at, { opened = [], waived = [], ...values }] of mixed.entries()) {
    const handoverId = departure.handovers[at]?.id ?? "";
    await held.db.query
      .update(handovers)
      .set({ prospect: false, ...values })
      .where(eq(handovers.id, handoverId));
    const open = (gate: Gate, how: "settled" | "waived") => ({ handoverId, gate, how, openedAt: MONDAY });
    const rows = [...opened.map((gate) => open(gate, "settled")), ...waived.map((gate) => open(gate, "waived"))];
    if (rows.length > 0) await held.db.query.insert(gates).values(rows);
  }
  return { company, id: departure.id };
}

test("clients counted by where they stand are those that stand there one by one", async () => {
  const ids = [(await mixedDeparture()).id, (await mixedDeparture()).id];
  const { clients, counts } = await look(held.db, system, async ({ tx }) => ({
    clients: await readClientStates(tx, ids),
    counts: await countClientStates(tx, ids),
  }));
  const describe = (one: (typeof clients)[number] | (typeof counts)[number]) =>
    JSON.stringify([one.departureId, one.prospect, one.open, one.state, one.settled, one.waitsFor]);
  const counted = counts.flatMap((count) => Array.from({ length: count.clients }, () => describe(count)));
  expect(counted.sort()).toEqual(clients.map(describe).sort());
  expect(clients).toHaveLength(2 * (mixed.length - 1));
  expect(counts.length).toBeLessThan(clients.length);
});

test("a departure tells how many clients are how far and how many wait for which stage, earliest first", async () => {
  const { company, id } = await mixedDeparture();
  const departure = await getDeparture(held.deps, await actorOf(held.db, company.head), { departureId: id });
  expect(departure.byState).toEqual({
    inPortfolio: 4,
    ownerSet: 4,
    departmentsTold: 2,
    offerDecided: 1,
    notified: 1,
    introduced: 1,
    handedOver: 1,
    lost: 1,
    letGo: 1,
    excluded: 1,
  });
  expect(departure.waitingFor.map(({ stage, clients }) => [stage, clients])).toEqual([
    ["S1", 4],
    ["S2", 3],
    ["S3", 1],
    ["S4", 2],
    ["S5", 1],
    ["S6", 1],
  ]);
});
