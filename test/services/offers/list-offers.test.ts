import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { departures, handovers } from "../../../db/schema/departures.ts";
import { people, teams } from "../../../db/schema/people.ts";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { filterReadable } from "../../../services/events/filter-readable.ts";
import { decideOffers } from "../../../services/offers/decide-offers.ts";
import { listOffers } from "../../../services/offers/list-offers.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { actorOf, createPerson, type Person } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createOfferDeparture } from "../../support/offers.ts";

const held = useDatabase();

async function decided() {
  const made = await createOfferDeparture(held.db);
  const [, second] = made.company.reps as [Person, Person];
  await held.db.query
    .update(handovers)
    .set({ nextOwnerId: second.id })
    .where(eq(handovers.id, made.ids[4] as string));
  await proposeOffers(held.deps, made.departure.id);
  const head = await actorOf(held.db, made.company.head);
  const one = { handoverId: made.ids[0] as string, offerCode: "points", reason: "They collect them" };
  await decideOffers(held.deps, head, made.departure.id, { changes: [one] });
  return { ...made, id: made.departure.id, head };
}

describe("who sees offers (R61)", () => {
  it("shows the head proposal, cost, gain and worth of each client, and the budget", async () => {
    const { id, head } = await decided();
    const { offers, budget, catalogue } = await listOffers(held.deps, head, id);
    expect(offers).toHaveLength(5);
    expect(offers.find((offer) => offer.offerCode === "points")).toMatchObject({
      proposedCode: "clientSpecificService",
      costMinor: 20_000,
      gainMinor: 60_000,
      stakeMinor: 1_000_000,
      worthIt: true,
      how: "changed",
    });
    expect(budget).toMatchObject({ budgetMinor: 10_000_000, decidedMinor: 20_000, pending: 4 });
    expect(catalogue[0]?.withoutRep).toBe(true);
  });

  it("counts cost, gain and clients of what is decided over the same clients, those handed over among them", async () => {
    const { id, head, ids } = await decided();
    await decideOffers(held.deps, head, id, { approveRest: true, expectedCount: 4 });
    const before = await listOffers(held.deps, head, id);
    const gain = before.offers.reduce((sum, offer) => sum + (offer.gainMinor ?? 0), 0);
    await held.db.query
      .update(handovers)
      .set({ end: "handedOver" })
      .where(inArray(handovers.id, ids.slice(0, 2)));
    const after = await listOffers(held.deps, head, id);
    expect(after.offers).toHaveLength(3);
    expect(after.budget).toMatchObject({ decided: 5, offered: 5, decidedGainMinor: gain });
    expect(after.budget).toEqual(before.budget);
  });

  it("gives pages", async () => {
    const { id, head } = await decided();
    const first = await listOffers(held.deps, head, id, { limit: 3 });
    const second = await listOffers(held.deps, head, id, { limit: 3, cursor: first.next as string });
    expect([first.offers.length, second.offers.length, second.next]).toEqual([3, 2, null]);
  });

  it("shows a successor the decided offers of their own clients, without figures", async () => {
    const { id, company, ids } = await decided();
    const [first, second] = company.reps as [Person, Person];
    const own = await listOffers(held.deps, await actorOf(held.db, first), id);
    expect(own.offers).toMatchObject([
      { handoverId: ids[0], offerCode: "points", costMinor: null, proposedCode: null },
    ]);
    expect(own.catalogue.map(({ code }) => code)).toEqual(["points"]);
    expect(own.budget).toBeNull();
    expect((await listOffers(held.deps, await actorOf(held.db, second), id)).offers).toEqual([]);
  });

  it("hides them from the leaver, also from a head who leaves, and from anyone else who has given notice", async () => {
    const { id, company } = await decided();
    await expect(listOffers(held.deps, await actorOf(held.db, company.leaver), id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await held.db.query
      .update(people)
      .set({ roles: ["rep", "head"] })
      .where(eq(people.id, company.leaver.id));
    await held.db.query.update(teams).set({ headId: company.leaver.id }).where(eq(teams.id, company.team.id));
    const leavingHead = await actorOf(held.db, { ...company.leaver, roles: ["rep", "head"] });
    await expect(listOffers(held.deps, leavingHead, id)).rejects.toMatchObject({ code: "forbidden" });
    const other = await createOfferDeparture(held.db, { clients: 1 });
    const elsewhere = await actorOf(held.db, { ...company.leaver, roles: ["executive"] });
    await expect(listOffers(held.deps, elsewhere, other.departure.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("tells the leaver nothing of them in the live stream", async () => {
    const { id, company, head } = await decided();
    const events = ["confirmDeparture", "offersProposed", "offersDecided"].map((verb) => ({
      subject: `departure:${id}`,
      verb,
    }));
    await held.db.query
      .update(departures)
      .set({ leaverToldAt: new Date("2026-04-06T09:00:00Z") })
      .where(eq(departures.id, id));
    const leaver = (await actorOf(held.db, company.leaver)) as PersonActor;
    expect((await filterReadable(held.deps, leaver, events)).map(({ verb }) => verb)).toEqual(["confirmDeparture"]);
    expect(await filterReadable(held.deps, head as PersonActor, events)).toHaveLength(3);
  });

  it("hides them from other heads, HR and departments", async () => {
    const { id, company } = await decided();
    const otherHead = await createPerson(held.db, { roles: ["head"] });
    for (const person of [company.hr, company.departments.finance.head])
      await expect(listOffers(held.deps, await actorOf(held.db, person), id)).rejects.toMatchObject({
        code: "forbidden",
      });
    expect((await listOffers(held.deps, await actorOf(held.db, otherHead), id)).offers).toEqual([]);
  });
});
