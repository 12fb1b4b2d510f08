import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handovers } from "../../../db/schema/departures.ts";
import { offerCatalogue, offerDecisions } from "../../../db/schema/offers.ts";
import { people } from "../../../db/schema/people.ts";
import { look } from "../../../db/transaction.ts";
import { defaultCatalogue } from "../../../services/offers/default-catalogue.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { proposeOffersFact } from "../../../services/offers/propose-offers-fact.ts";
import { createCompany, createDeparture } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { joinMany, listTasks } from "../../support/departments.ts";
import { createOfferDeparture, readDecision } from "../../support/offers.ts";

const held = useDatabase();
const system = { kind: "system", name: "test" } as const;
const fact = (id: string) => look(held.db, system, (context) => proposeOffersFact(context, id));

describe("the built-in catalogue", () => {
  it("has service without the rep first and each offer in two languages", async () => {
    expect(defaultCatalogue[0]).toMatchObject({ withoutRep: true, nonPrice: true });
    for (const { title, text } of defaultCatalogue) {
      expect(title.ru).toMatch(/[а-я]/);
      expect(text.en).toMatch(/\.$/);
    }
    expect(new Set(defaultCatalogue.map(({ code }) => code)).size).toBe(defaultCatalogue.length);
  });

  it("is put in where a company has none", async () => {
    const { departure } = await createOfferDeparture(held.db, { clients: 1 });
    await proposeOffers(held.deps, departure.id);
    expect(await held.db.query.select().from(offerCatalogue)).toHaveLength(defaultCatalogue.length);
  });
});

describe("proposing offers (R14, R54–R60)", () => {
  it("proposes for every client past its inventory and asks the head once", async () => {
    const { company, departure, ids } = await createOfferDeparture(held.db);
    expect((await fact(departure.id)).due).toBe(true);
    await proposeOffers(held.deps, departure.id);
    expect(await fact(departure.id)).toEqual({ due: false, nextAt: null });
    expect(await readDecision(held.db, ids[0] as string)).toMatchObject({
      proposedCode: "clientSpecificService",
      proposedReason: "pays",
      decidedAt: null,
    });
    expect((await readDecision(held.db, ids[2] as string))?.proposedCode).toBe("nicheService");
    expect((await readDecision(held.db, ids[4] as string))?.proposedCode).toBe("education");
    const asked = await listTasks(held.db, departure.id, "decideOffers");
    expect(asked).toMatchObject([{ assigneeId: company.head.id, count: 5, dueDay: "2026-04-10" }]);
    await proposeOffers(held.deps, departure.id);
    expect(await listTasks(held.db, departure.id, "decideOffers")).toHaveLength(1);
  });

  it("stays within the budget, and says so where it ends", async () => {
    const { departure, ids } = await createOfferDeparture(held.db, { clients: 5, budget: 20_000 });
    await proposeOffers(held.deps, departure.id);
    const rows = await Promise.all(ids.map((id) => readDecision(held.db, id)));
    expect(rows.reduce((sum, row) => sum + (row?.costMinor ?? 0), 0)).toBeLessThanOrEqual(20_000);
    expect(rows.map((row) => row?.proposedReason)).toContain("budgetSpent");
    expect(rows.map((row) => row?.proposedReason)).toContain("pays");
  });

  it("proposes none where an offer would cost more than it keeps", async () => {
    const { departure, ids } = await createOfferDeparture(held.db, { clients: 1 });
    await held.db.query
      .update(handovers)
      .set({ annualProfitMinor: 0 })
      .where(eq(handovers.id, ids[0] as string));
    await proposeOffers(held.deps, departure.id);
    expect(await readDecision(held.db, ids[0] as string)).toMatchObject({
      proposedCode: null,
      proposedReason: "costsMoreThanItKeeps",
    });
  });

  it("leaves prospects, ended clients and those before their inventory alone", async () => {
    const company = await createCompany(held.db);
    const departure = await createDeparture(held.db, company, { clients: 2, gates: ["owner", "inventory"] });
    await held.db.query
      .update(handovers)
      .set({ prospect: true })
      .where(eq(handovers.id, departure.handovers[0]?.id as string));
    await held.db.query
      .update(handovers)
      .set({ end: "letGo" })
      .where(eq(handovers.id, departure.handovers[1]?.id as string));
    expect((await fact(departure.id)).due).toBe(false);
    const other = await createDeparture(held.db, await createCompany(held.db), { gates: ["owner"] });
    expect((await fact(other.id)).due).toBe(false);
  });

  it("asks somebody above when the head would receive clients", async () => {
    const company = await createCompany(held.db);
    const departure = await createDeparture(held.db, company, {
      gates: ["owner", "inventory"],
      nextOwner: company.head,
    });
    await proposeOffers(held.deps, departure.id);
    expect((await listTasks(held.db, departure.id, "decideOffers"))[0]?.assigneeId).toBe(company.executive.id);
  });

  it("asks the head all the same where everybody who may approve would receive clients", async () => {
    await held.db.query.update(people).set({ status: "left" });
    const company = await createCompany(held.db);
    const gates = ["owner", "inventory"] as const;
    const departure = await createDeparture(held.db, company, {
      clients: 2,
      gates: [...gates],
      nextOwner: company.head,
    });
    const [first] = departure.handovers;
    await held.db.query
      .update(handovers)
      .set({ nextOwnerId: company.executive.id })
      .where(eq(handovers.id, first?.id as string));
    await proposeOffers(held.deps, departure.id);
    expect((await fact(departure.id)).due).toBe(false);
    expect((await listTasks(held.db, departure.id, "decideOffers")).map((task) => task.assigneeId)).toEqual([
      company.head.id,
    ]);
  });

  it("proposes for 10,000 clients in seconds", async () => {
    const { departure } = await createOfferDeparture(held.db, { clients: 1 });
    await joinMany(held.db, departure.id, 9_999, ["owner", "inventory"]);
    await proposeOffers(held.deps, departure.id);
    expect((await fact(departure.id)).due).toBe(false);
    const many = await held.db.query.$count(offerDecisions);
    expect(many).toBeGreaterThanOrEqual(10_000);
  });
});
