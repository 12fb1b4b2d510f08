import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handovers, notes } from "../../../db/schema/departures.ts";
import { offerDecisions } from "../../../db/schema/offers.ts";
import { decideOfferGroup } from "../../../services/offers/decide-offer-group.ts";
import { decideOffers } from "../../../services/offers/decide-offers.ts";
import { previewOfferGroup } from "../../../services/offers/preview-offer-group.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { actorOf, listAuditVerbs, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { listTasks } from "../../support/departments.ts";
import { createOfferDeparture, readDecision, readRevision } from "../../support/offers.ts";

const held = useDatabase();

async function proposed(options: Parameters<typeof createOfferDeparture>[1] = {}) {
  const made = await createOfferDeparture(held.db, options);
  await proposeOffers(held.deps, made.departure.id);
  const head = await actorOf(held.db, made.company.head);
  return { ...made, id: made.departure.id, head, ids: made.ids as [string, string, string, string, string] };
}
const exception = (handoverId: string, offerCode: string | null) => ({
  handoverId,
  offerCode,
  reason: "They asked for it",
});

describe("deciding offers by exception (R14, R56)", () => {
  it("approves the rest with its exact count and ends the task", async () => {
    const { id, head, ids } = await proposed();
    await expect(decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 4 })).rejects.toMatchObject({
      reason: "countChanged",
      details: { count: 5 },
    });
    const answer = await decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 5 });
    expect(answer).toMatchObject({ approved: 5, changed: 0, refused: 0, pending: 0 });
    expect(await readDecision(held.db, ids[0])).toMatchObject({
      offerCode: "clientSpecificService",
      how: "approved",
      reason: "asProposed",
      decidedById: head.id,
    });
    expect((await listTasks(held.db, id, "decideOffers"))[0]?.outcome).toBe("decided");
    expect(await listAuditVerbs(held.db)).toContain("offersDecided");
  });

  it("tells clients approved with none, as proposed, from those who get an offer", async () => {
    const { id, head, ids } = await proposed();
    await held.db.query
      .update(offerDecisions)
      .set({ proposedCode: null, proposedReason: "doesNotPay", costMinor: 0, gainMinor: 0 })
      .where(inArray(offerDecisions.handoverId, ids.slice(0, 2)));
    const answer = await decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 5 });
    expect(answer).toMatchObject({ approved: 5, offered: 3 });
  });

  it("takes another offer and none, each with a reason, besides the rest", async () => {
    const { id, head, ids } = await proposed();
    const answer = await decideOffers(held.deps, head, id, {
      approveRest: true,
      expectedCount: 3,
      changes: [exception(ids[0], "points"), exception(ids[1], null)],
    });
    expect(answer).toMatchObject({ approved: 3, changed: 1, refused: 1, offered: 4, pending: 0 });
    expect(await readDecision(held.db, ids[1])).toMatchObject({ offerCode: null, how: "refused", costMinor: 0 });
    const kept = await held.db.query
      .select()
      .from(notes)
      .where(eq(notes.subject, `handover:${ids[1]}`));
    expect(kept).toMatchObject([{ kind: "offerException", text: "They asked for it", authorId: head.id }]);
  });

  it("refuses an offer that costs more than it keeps, is unknown, or is for another tier", async () => {
    const { id, head, ids } = await proposed();
    await held.db.query.update(handovers).set({ annualProfitMinor: 100 }).where(eq(handovers.id, ids[0]));
    for (const [handoverId, code, reason] of [
      [ids[0], "education", "offerDoesNotPay"],
      [ids[4], "clientSpecificService", "offerDoesNotPay"],
      [ids[1], "freeHolidays", "unknownOffer"],
    ] as const)
      await expect(decideOffers(held.deps, head, id, { changes: [exception(handoverId, code)] })).rejects.toMatchObject(
        { code: "invalid", reason },
      );
  });

  it("refuses to go beyond the budget, and writes nothing", async () => {
    const { id, head, ids } = await proposed({ budget: 5_000 });
    const dear = ids.map((handoverId) => exception(handoverId, "points"));
    await expect(decideOffers(held.deps, head, id, { changes: dear })).rejects.toMatchObject({
      reason: "budgetExceeded",
      details: { costMinor: 100_000, budgetMinor: 5_000 },
    });
    expect((await readDecision(held.db, ids[0]))?.decidedAt).toBeNull();
  });

  it("keeps two decisions made at once within the budget", async () => {
    const { id, head, ids } = await proposed({ budget: 50_000 });
    const both = await Promise.allSettled([
      decideOffers(held.deps, head, id, { changes: [exception(ids[0], "points"), exception(ids[1], "points")] }),
      decideOffers(held.deps, head, id, { changes: [exception(ids[2], "points"), exception(ids[3], "points")] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const decided = await Promise.all(ids.map((handoverId) => readDecision(held.db, handoverId)));
    expect(decided.filter((row) => row?.decidedAt).map((row) => row?.costMinor)).toEqual([20_000, 20_000]);
  });

  it("has the money of a client who left before being told for others", async () => {
    const { id, head, ids } = await proposed({ budget: 20_000 });
    await decideOffers(held.deps, head, id, { changes: [exception(ids[0], "points")] });
    const another = () => decideOffers(held.deps, head, id, { changes: [exception(ids[1], "points")] });
    await expect(another()).rejects.toMatchObject({ reason: "budgetExceeded" });
    const toldAt = new Date("2026-04-06T09:00:00Z");
    await held.db.query.update(handovers).set({ end: "lost", toldAt }).where(eq(handovers.id, ids[0]));
    await expect(another()).rejects.toMatchObject({ reason: "budgetExceeded" });
    await held.db.query.update(handovers).set({ end: "letGo", toldAt: null }).where(eq(handovers.id, ids[0]));
    expect(await another()).toMatchObject({ changed: 1, costMinor: 20_000 });
  });

  it("raises the revision when a decided offer becomes another, until the client is told", async () => {
    const { id, head, ids } = await proposed();
    await decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 5 });
    expect(await readRevision(held.db, ids[0])).toBe(1);
    await decideOffers(held.deps, head, id, { changes: [exception(ids[0], "points")] });
    await decideOffers(held.deps, head, id, { changes: [exception(ids[0], "points")] });
    expect(await readRevision(held.db, ids[0])).toBe(2);
    await held.db.query
      .update(handovers)
      .set({ toldAt: new Date("2026-04-07T10:00:00Z") })
      .where(eq(handovers.id, ids[0]));
    await expect(decideOffers(held.deps, head, id, { changes: [exception(ids[0], null)] })).rejects.toMatchObject({
      reason: "clientTold",
    });
  });

  it("is not the leaver's, a rep's, or who would receive the client's", async () => {
    const { company, id, ids } = await proposed();
    for (const person of [company.leaver, company.reps[0] as Person, company.hr])
      await expect(
        decideOffers(held.deps, await actorOf(held.db, person), id, { approveRest: true, expectedCount: 5 }),
      ).rejects.toMatchObject({ code: "forbidden" });
    await held.db.query.update(handovers).set({ nextOwnerId: company.head.id }).where(eq(handovers.id, ids[0]));
    const head = await actorOf(held.db, company.head);
    await expect(decideOffers(held.deps, head, id, { changes: [exception(ids[0], null)] })).rejects.toMatchObject({
      reason: "ownClients",
    });
    expect(await decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 4 })).toMatchObject({
      pending: 1,
      pendingForActor: 0,
    });
    // What is left goes to the next one up, who decides on it and on nothing else.
    const open = (await listTasks(held.db, id, "decideOffers")).filter(({ doneAt }) => doneAt === null);
    expect(open).toMatchObject([{ assigneeId: company.executive.id, count: 1 }]);
    const executive = await actorOf(held.db, company.executive);
    const last = await decideOffers(held.deps, executive, id, { approveRest: true, expectedCount: 1 });
    expect(last).toMatchObject({ approved: 1, pending: 0, pendingForActor: 0 });
    expect((await listTasks(held.db, id, "decideOffers")).every(({ doneAt }) => doneAt !== null)).toBe(true);
  });

  it("has head and executive decide on what the other would receive", async () => {
    const { company, id, ids } = await proposed();
    const receive = (index: number, person: Person) =>
      held.db.query
        .update(handovers)
        .set({ nextOwnerId: person.id })
        .where(eq(handovers.id, ids[index] as string));
    await receive(0, company.head);
    await receive(1, company.executive);
    const head = await actorOf(held.db, company.head);
    await decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 4 });
    const executive = await actorOf(held.db, company.executive);
    expect(await decideOffers(held.deps, executive, id, { approveRest: true, expectedCount: 1 })).toMatchObject({
      pending: 0,
    });
  });
});

describe("one decision for a group", () => {
  it("shows its total first and wants it back", async () => {
    const { id, head } = await proposed();
    const preview = await previewOfferGroup(held.deps, head, id, { scope: "gold", offerCode: "points" });
    expect(preview).toMatchObject({ clients: 2, offered: 2, totalCostMinor: 40_000, budgetLeftMinor: 10_000_000 });
    const group = { scope: "gold", offerCode: "points", expectedCount: 2 } as const;
    await expect(
      decideOfferGroup(held.deps, head, id, { ...group, expectedTotalCostMinor: 39_999 }),
    ).rejects.toMatchObject({ reason: "totalChanged" });
    const answer = await decideOfferGroup(held.deps, head, id, { ...group, expectedTotalCostMinor: 40_000 });
    expect(answer).toMatchObject({ changed: 2, pending: 3, costMinor: 40_000 });
  });

  it("leaves other tiers undecided, and exceptions may follow", async () => {
    const { id, head, ids } = await proposed();
    const preview = await previewOfferGroup(held.deps, head, id, { scope: "gold" });
    await decideOfferGroup(held.deps, head, id, {
      scope: "gold",
      expectedCount: 2,
      expectedTotalCostMinor: preview.totalCostMinor,
    });
    expect(await readDecision(held.db, ids[0])).toMatchObject({ how: "approved", reason: "group" });
    expect((await readDecision(held.db, ids[2]))?.decidedAt).toBeNull();
    await decideOffers(held.deps, head, id, { changes: [exception(ids[0], null)] });
    expect(await readDecision(held.db, ids[0])).toMatchObject({ how: "refused", offerCode: null, reason: "exception" });
  });

  it("can be none for everybody", async () => {
    const { id, head, ids } = await proposed();
    const answer = await decideOfferGroup(held.deps, head, id, {
      scope: "none",
      expectedCount: 5,
      expectedTotalCostMinor: 0,
    });
    expect(answer).toMatchObject({ refused: 5, pending: 0, costMinor: 0 });
    expect(await readDecision(held.db, ids[0])).toMatchObject({ offerCode: null, reason: "group" });
  });

  it("gives none to clients after the budget has ended, with that reason", async () => {
    const { id, head } = await proposed({ budget: 45_000 });
    const preview = await previewOfferGroup(held.deps, head, id, { scope: "all", offerCode: "points" });
    expect(preview).toMatchObject({ clients: 5, offered: 2, totalCostMinor: 40_000, none: { budgetSpent: 3 } });
  });

  it("refuses an offer the catalogue does not have", async () => {
    const { id, head } = await proposed({ clients: 1 });
    await expect(previewOfferGroup(held.deps, head, id, { scope: "all", offerCode: "gold" })).rejects.toMatchObject({
      reason: "unknownOffer",
    });
  });
});
