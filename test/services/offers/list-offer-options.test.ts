import { expect, it } from "vitest";
import { decideOffers } from "../../../services/offers/decide-offers.ts";
import { listOfferOptions } from "../../../services/offers/list-offer-options.ts";
import { listOffers } from "../../../services/offers/list-offers.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { actorOf } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createOfferDeparture, readDecision } from "../../support/offers.ts";

const held = useDatabase();

async function proposed(options: Parameters<typeof createOfferDeparture>[1] = {}) {
  const { company, departure, ids } = await createOfferDeparture(held.db, options);
  await proposeOffers(held.deps, departure.id);
  return { company, id: departure.id, ids, head: await actorOf(held.db, company.head) };
}

it("names the offers that pay for each client, the proposed one first, with the figures a decision then has", async () => {
  const { id, ids, head } = await proposed();
  const [gold = "", second = ""] = ids;
  const { options } = await listOfferOptions(held.deps, head, id, { handoverIds: [gold, second] });
  const ofGold = options.filter((option) => option.handoverId === gold);
  expect(ofGold[0]?.offerCode).toBe((await readDecision(held.db, gold))?.proposedCode);
  const points = ofGold.find((option) => option.offerCode === "points");
  const reason = "They asked for it";
  await decideOffers(held.deps, head, id, { changes: [{ handoverId: gold, offerCode: "points", reason }] });
  expect(await readDecision(held.db, gold)).toMatchObject({
    costMinor: points?.costMinor,
    gainMinor: points?.gainMinor,
  });
});

it("is for who decides: not the executive who reads, nor the leaver", async () => {
  const { company, id, ids } = await proposed();
  for (const person of [company.executive, company.leaver]) {
    const actor = await actorOf(held.db, person);
    await expect(listOfferOptions(held.deps, actor, id, { handoverIds: ids })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
});

it("says per client whether the reader may decide it: the head all but own ones, until the client is told", async () => {
  const { company, id, ids, head } = await proposed({ clients: 3 });
  const [told, own] = ids;
  await held.db.pool.query("update handovers set next_owner_id = $1 where id = $2", [company.head.id, own]);
  await decideOffers(held.deps, head, id, { changes: [{ handoverId: told ?? "", offerCode: null, reason: "Leaves" }] });
  await held.db.pool.query("update handovers set told_at = now() where id = $1", [told]);
  const decidable = async (actor: typeof head) =>
    (await listOffers(held.deps, actor, id)).offers.filter((line) => line.decidable).map((line) => line.handoverId);
  expect(await decidable(head)).toEqual([ids[2]]);
  expect(await decidable(await actorOf(held.db, company.executive))).toEqual([]);
});

it("tells the reader who decided, and what the head wrote about an exception", async () => {
  const { company, id, ids, head } = await proposed({ clients: 1 });
  const changes = [{ handoverId: ids[0] ?? "", offerCode: null, reason: "They leave our market" }];
  await decideOffers(held.deps, head, id, { changes });
  expect((await listOffers(held.deps, head, id)).offers).toMatchObject([
    { decidedByName: company.head.name, note: "They leave our market", how: "refused" },
  ]);
  const successor = await actorOf(held.db, company.reps[0] as typeof company.head);
  expect((await listOffers(held.deps, successor, id)).offers).toMatchObject([{ decidedByName: null, note: null }]);
});
