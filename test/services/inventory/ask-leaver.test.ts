import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import { dossierGaps } from "../../../db/schema/inventory.ts";
import { tasks } from "../../../db/schema/tasks.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { mailDue, startDeparture } from "../../support/departures.ts";

const held = useDatabase();

const asked = async (departureId: string) => {
  const which = and(eq(tasks.departureId, departureId), eq(tasks.kind, "completeDossiers"), isNull(tasks.doneAt));
  const rows = await held.db.query.select().from(tasks).where(which);
  return rows.map(({ assigneeId, count, dueDay }) => ({ assigneeId, count, dueDay }));
};
const gapsOf = (departureId: string) =>
  held.db.query
    .select({ fillById: dossierGaps.fillById, fillByDay: dossierGaps.fillByDay })
    .from(dossierGaps)
    .innerJoin(handovers, eq(handovers.id, dossierGaps.handoverId))
    .where(eq(handovers.departureId, departureId));

test("who is dismissed completes the dossiers from the moment they were told, the head until then", async () => {
  const { id, head, leaver } = await startDeparture(held.deps, { kind: "dismissed", announceFrom: "2026-04-08" });
  await inventoryClients(held.deps, id);
  expect(await asked(id)).toMatchObject([{ assigneeId: head.id, count: 2 }]);
  expect(new Set((await gapsOf(id)).map((gap) => gap.fillById))).toEqual(new Set([null]));
  await freezeClock(held.db, new Date("2026-04-08T09:00:00Z"));
  await mailDue(held.deps, id);
  expect(await asked(id)).toEqual([{ assigneeId: leaver.id, count: 2, dueDay: "2026-04-13" }]);
  for (const gap of await gapsOf(id)) expect(gap).toEqual({ fillById: leaver.id, fillByDay: "2026-04-13" });
});

test("who resigned completes them at once, whatever day is named for the announcement", async () => {
  const { id, leaver } = await startDeparture(held.deps, { announceFrom: "2026-04-10" });
  await mailDue(held.deps, id);
  await inventoryClients(held.deps, id);
  expect(await asked(id)).toMatchObject([{ assigneeId: leaver.id, count: 2 }]);
});

test("who is released from work is asked for nothing, told or not", async () => {
  const { id, head } = await startDeparture(held.deps, { kind: "released" });
  await inventoryClients(held.deps, id);
  await mailDue(held.deps, id);
  expect(await asked(id)).toMatchObject([{ assigneeId: head.id, count: 2 }]);
});
