import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { proposals } from "../../../db/schema/owners.ts";
import { departureSteps } from "../../../domain/departure/next-steps.ts";
import { closeDeparture } from "../../../services/departures/close-departure.ts";
import { endSignIn } from "../../../services/departures/end-sign-in.ts";
import { departureStepFacts } from "../../../services/departures/step-table.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { proposeOwners } from "../../../services/owners/propose-owners.ts";
import { createClient, createDeparture, freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany } from "../../support/departures.ts";
import { readFact } from "../../support/passes.ts";

const held = useDatabase();
/** End of the twentieth working day after the last one. */
const TWENTY_DAYS_LATER = new Date("2026-05-15T18:00:00Z");

/** A departure whose last day is long over, with a client that waits for its owner. */
async function createIncomplete() {
  const company = await createLeaverCompany(held.deps, { clients: 0 });
  const { id, handovers: made } = await createDeparture(held.db, company, {
    clients: 2,
    gates: ["owner", "inventory"],
  });
  await freezeClock(held.db, TWENTY_DAYS_LATER);
  await endSignIn(held.deps, id);
  await closeDeparture(held.deps, id);
  const [departure] = await held.db.query.select().from(departures).where(eq(departures.id, id));
  expect(departure?.state).toBe("closedIncomplete");
  return { company, id, handoverIds: made.map((row) => row.id) };
}

it("R21 goes on with owners, offers and new clients after it was closed incomplete", async () => {
  const { company, id } = await createIncomplete();
  const due = async () => {
    const facts = await Promise.all(
      departureSteps.map(async (step) => [step, await readFact(held.db, departureStepFacts[step], id)] as const),
    );
    return facts.filter(([, fact]) => fact.due).map(([step]) => step);
  };
  expect(await due()).toEqual(expect.arrayContaining(["proposeOwners", "notifyDepartments", "proposeOffers"]));
  await createClient(held.db, company.leaver.id);
  expect(await due()).toContain("inventoryClients");
  await inventoryClients(held.deps, id);
  await proposeOwners(held.deps, id);
  await proposeOffers(held.deps, id);
  const rows = await held.db.query
    .select({ proposalId: proposals.id })
    .from(proposals)
    .innerJoin(handovers, eq(handovers.id, proposals.handoverId))
    .where(eq(handovers.departureId, id));
  expect(rows).toHaveLength(3);
  expect(await due()).not.toContain("inventoryClients");
  expect(await due()).not.toContain("proposeOwners");
});

it("a leaver whose departure is closed incomplete cannot be in a second open one", async () => {
  const { company } = await createIncomplete();
  await expect(createDeparture(held.db, company, { clients: 0 })).rejects.toThrow();
});
