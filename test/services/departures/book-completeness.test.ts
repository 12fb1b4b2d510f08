import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { handovers, looseWork } from "../../../db/schema/departures.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { createDeparture, MONDAY } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";

const held = useDatabase();

test("a departure's book is complete when every dossier is and all loose work is accepted (R9), excluded clients aside", async () => {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const { id: departureId, handovers: made } = await createDeparture(held.db, company, { clients: 203 });
  const ids = made.map(({ id }) => id);
  const completeness = async () =>
    (await getDeparture(held.deps, company.actors.head, { departureId })).completeness as number;
  const [excluded = "", last = "", ...others] = ids;
  await held.db.query.update(handovers).set({ end: "excluded" }).where(eq(handovers.id, excluded));
  await held.db.query.update(handovers).set({ completeness: 100 }).where(inArray(handovers.id, others));
  await held.db.query.update(handovers).set({ completeness: 75 }).where(eq(handovers.id, last));
  expect(await completeness()).toBe(99);
  await held.db.query.update(handovers).set({ completeness: 100 }).where(eq(handovers.id, last));
  expect(await completeness()).toBe(100);
  const piece = { departureId, kind: "deal" as const, subjectId: crypto.randomUUID() };
  await held.db.query.insert(looseWork).values(piece);
  expect(await completeness()).toBe(99);
  await held.db.query.update(looseWork).set({ acceptedAt: MONDAY }).where(eq(looseWork.departureId, departureId));
  expect(await completeness()).toBe(100);
});
