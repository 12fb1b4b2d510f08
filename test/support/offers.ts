import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { handovers } from "../../db/schema/departures.ts";
import { offerDecisions } from "../../db/schema/offers.ts";
import { createCompany, createDeparture, type Person, type TestCompany } from "./company.ts";

/** Figures on which offers pay: 10,000.00 a year at stake, a probability of loss of 40 %. */
const figures = { annualProfitMinor: 1_000_000, riskScore: 40 };

/** A departure whose clients are past their inventory: two gold, two silver, the rest copper. */
export async function createOfferDeparture(
  db: Database,
  options: { clients?: number; budget?: number; nextOwner?: Person } = {},
): Promise<{ company: TestCompany; departure: Awaited<ReturnType<typeof createDeparture>>; ids: string[] }> {
  const company = await createCompany(db);
  const departure = await createDeparture(db, company, {
    clients: options.clients ?? 5,
    gates: ["owner", "inventory"],
    nextOwner: options.nextOwner ?? company.reps[0],
    departure: { offerBudgetMinor: options.budget ?? 10_000_000 },
  });
  const ids = departure.handovers.map((handover) => handover.id);
  for (const [index, id] of ids.entries()) {
    const tier = index < 2 ? ("gold" as const) : index < 4 ? ("silver" as const) : ("copper" as const);
    await db.query
      .update(handovers)
      .set({ ...figures, tier, effectiveTier: tier })
      .where(eq(handovers.id, id));
  }
  return { company, departure, ids };
}

export async function readDecision(db: Database, handoverId: string) {
  const [row] = await db.query.select().from(offerDecisions).where(eq(offerDecisions.handoverId, handoverId));
  return row;
}

export async function readRevision(db: Database, handoverId: string): Promise<number | undefined> {
  const [row] = await db.query.select().from(handovers).where(eq(handovers.id, handoverId));
  return row?.revision;
}
