import { beforeEach, describe, expect, test } from "vitest";
import type { NewOffer } from "../../../contracts/offer-settings.ts";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { addOffer, changeOffer, restoreOffer, retireOffer } from "../../../services/offers/change-catalogue.ts";
import { decideOffers } from "../../../services/offers/decide-offers.ts";
import { listOfferSettings } from "../../../services/offers/list-offer-settings.ts";
import { listOffers } from "../../../services/offers/list-offers.ts";
import { proposeOffers } from "../../../services/offers/propose-offers.ts";
import { actorOf, createPerson } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createOfferDeparture, readDecision } from "../../support/offers.ts";

const t = useDatabase();
const held = {} as { administrator: PersonActor };

beforeEach(async () => {
  await t.asOwner.pool.query("truncate departures, offer_catalogue cascade");
  held.administrator = await actorOf(t.db, await createPerson(t.db, { roles: ["administrator"] }));
});

const words = { en: "A visit to the plant", ru: "Посещение завода" };
const offer = (overrides: Partial<NewOffer> = {}): NewOffer => ({
  kind: "education",
  title: words,
  text: words,
  effectPct: 20,
  ...overrides,
});
const add = (overrides?: Partial<NewOffer>) => addOffer(t.deps, held.administrator, offer(overrides));
const list = async () => (await listOfferSettings(t.deps, held.administrator)).offers;
const find = async (code: string) => {
  const found = (await list()).find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

/** A departure whose gold client was decided `points`, everybody else proposed something. */
async function decidePoints() {
  const made = await createOfferDeparture(t.db);
  await proposeOffers(t.deps, made.departure.id);
  const head = await actorOf(t.db, made.company.head);
  const handoverId = made.ids[0] as string;
  await decideOffers(t.deps, head, made.departure.id, {
    changes: [{ handoverId, offerCode: "points", reason: "They collect them" }],
  });
  return { ...made, head, handoverId };
}

describe("the catalogue", () => {
  test("is the built-in one until something of it changes, price last, and can be edited from the first look on", async () => {
    const before = await list();
    expect(before.map(({ code }) => code).at(-1)).toBe("riskGroupOffer");
    const changed = await changeOffer(t.deps, held.administrator, before[0]?.id ?? "", { validDays: 30 });
    expect([changed.code, changed.validDays]).toEqual([before[0]?.code, 30]);
    expect((await list()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test("takes a new entry under a code of its own beside the built-in ones", async () => {
    const [first, second] = [await add(), await add()];
    expect([first.code, second.code]).toEqual(["education-2", "education-3"]);
    expect(first).toMatchObject({ nonPrice: true, withoutRep: false, active: true, used: { proposed: 0, decided: 0 } });
    expect((await list()).length).toBe(10);
  });

  test("refuses terms its kind lacks, each with its field", async () => {
    const refused = await add({ kind: "priceFreeze", terms: { purchaseSum: 0 } }).catch(
      (error) => error.details.errors,
    );
    expect(refused.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
      ["/terms/until", "termMissing"],
      ["/terms/purchaseSum", "purchaseSumMissing"],
    ]);
    const deferral = await find("longerDeferral");
    const change = changeOffer(t.deps, held.administrator, deferral.id, { terms: { extraDays: 0, creditLimit: 5 } });
    await expect(change).rejects.toMatchObject({ reason: "offerTerms" });
  });

  test("is the administrator's alone", async () => {
    const head = await actorOf(t.db, await createPerson(t.db, { roles: ["head"] }));
    await expect(addOffer(t.deps, head, offer())).rejects.toMatchObject({ code: "forbidden" });
    await expect(listOfferSettings(t.deps, head)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an entry in use", () => {
  test("stays word for word what was decided, and its change follows under a new code", async () => {
    const made = await decidePoints();
    const { id, title } = await find("points");
    const changed = await changeOffer(t.deps, held.administrator, id, { title: words });
    expect([changed.code, changed.title]).toEqual(["points-2", words]);
    expect(await find("points")).toMatchObject({ active: false, title, used: { decided: 1 } });
    expect(await readDecision(t.db, made.handoverId)).toMatchObject({ offerCode: "points" });
  });

  test("once retired is proposed to nobody, is decided where it was proposed with its own validity, and can come back", async () => {
    const made = await createOfferDeparture(t.db);
    const { id } = await find("clientSpecificService");
    await changeOffer(t.deps, held.administrator, id, { validDays: 11 });
    await proposeOffers(t.deps, made.departure.id);
    await retireOffer(t.deps, held.administrator, id);
    const head = await actorOf(t.db, made.company.head);
    const { catalogue } = await listOffers(t.deps, head, made.departure.id);
    expect(catalogue.map(({ code }) => code)).toContain("clientSpecificService");
    await decideOffers(t.deps, head, made.departure.id, { approveRest: true, expectedCount: 5 });
    const decided = await readDecision(t.db, made.ids[0] as string);
    expect([decided?.offerCode, decided?.validUntil]).toEqual(["clientSpecificService", "2026-04-17"]);

    const later = await createOfferDeparture(t.db);
    await proposeOffers(t.deps, later.departure.id);
    expect((await readDecision(t.db, later.ids[0] as string))?.proposedCode).not.toBe("clientSpecificService");
    expect((await restoreOffer(t.deps, held.administrator, id)).active).toBe(true);
  });

  test("that is retired is not changed", async () => {
    const { id } = await add();
    await retireOffer(t.deps, held.administrator, id);
    const change = changeOffer(t.deps, held.administrator, id, { validDays: 5 });
    await expect(change).rejects.toMatchObject({ reason: "offerRetired" });
  });
});
