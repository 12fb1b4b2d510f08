import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { decideOffers } from "../../services/offers/decide-offers.ts";
import { listOffers } from "../../services/offers/list-offers.ts";
import { previewOfferGroup } from "../../services/offers/preview-offer-group.ts";
import { proposeOffers } from "../../services/offers/propose-offers.ts";
import { actorOf, type Person } from "../support/company.ts";
import { createOfferDeparture, readDecision } from "../support/offers.ts";
import { useWeb } from "../support/web.ts";

// Several people, each with a browser of their own.

const web = useWeb();

async function proposed(options: Parameters<typeof createOfferDeparture>[1] = {}) {
  const { company, departure, ids } = await createOfferDeparture(web.api.db, options);
  await proposeOffers(web.api.deps, departure.id);
  const head = await actorOf(web.api.db, company.head);
  const read = () => listOffers(web.api.deps, head, departure.id, { limit: 200 });
  return { company, id: departure.id, ids, head, read, path: `/departures/${departure.id}/offers` };
}

/** As the page writes it: to the cent only where there are cents. */
const amount = (minor: number) =>
  new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency: "USD",
    ...(minor % 100 === 0 ? { maximumFractionDigits: 0 } : {}),
  }).format(minor / 100);

const figure = (page: Page, name: string) =>
  page.getByText(name, { exact: true }).first().locator("xpath=following-sibling::*[1]");
const fact = (page: Page, name: string) =>
  page
    .locator("dt", { hasText: new RegExp(`^${name}$`) })
    .first()
    .locator("xpath=following-sibling::dd[1]");

async function except(page: Page, client: string, offer: string, reason: string): Promise<void> {
  await page.getByRole("cell", { name: client, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: offer, exact: true }).click();
  await dialog.getByText("What it changes").waitFor();
  await dialog.getByLabel("Why otherwise").fill(reason);
  await dialog.getByRole("button", { name: "Keep as exception" }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("a group is decided as previewed, two clients otherwise afterwards, and the budget has the exact rest", async () => {
  const { company, id, ids, head, read, path } = await proposed({ clients: 8 });
  const preview = await previewOfferGroup(web.api.deps, head, id, { scope: "all" });
  const { page, faults } = await web.openAs(company.head.id, path);
  await page.getByRole("button", { name: "Decide for 8 clients" }).waitFor();
  expect(await fact(page, "Get an offer").textContent()).toBe(String(preview.offered));
  expect(await fact(page, "Cost").textContent()).toBe(amount(preview.totalCostMinor));
  expect(await fact(page, "Profit a year it keeps").textContent()).toBe(amount(preview.totalGainMinor));
  await page.getByRole("button", { name: "Decide for 8 clients" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Decide for 8 clients" }).click();
  await page.getByText("Nobody waits any more.").first().waitFor();

  const { offers, catalogue } = await read();
  const [first, second] = offers.filter((line) => line.tier === "gold");
  if (!first || !second) throw new Error("no gold clients");
  const points = catalogue.find((entry) => entry.code === "points")?.title.en ?? "";
  await except(page, first.clientName, "No offer", "They leave our market");
  await except(page, second.clientName, points, "They asked for it");
  await page.getByRole("button", { name: "Decide 2 exceptions" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Decide 2 exceptions" }).click();
  await page.getByText("1 client gets an offer, 1 client none: 0 as proposed, 2 otherwise.").first().waitFor();

  const after = await read();
  const cost = after.offers.reduce((sum, line) => sum + (line.costMinor ?? 0), 0);
  expect(after.budget).toMatchObject({ decidedMinor: cost, pending: 0 });
  expect(cost).toBeLessThan(preview.totalCostMinor);
  await figure(page, "Decided").getByText(amount(cost), { exact: true }).waitFor();
  expect(await figure(page, "Left after all of it").textContent()).toBe(amount(10_000_000 - cost));
  expect(await readDecision(web.api.db, first.handoverId)).toMatchObject({ offerCode: null, how: "refused" });
  expect(await readDecision(web.api.db, second.handoverId)).toMatchObject({ offerCode: "points", how: "changed" });
  expect(ids).toHaveLength(8);
  expect(faults).toEqual([]);
});

test("exceptions survive a reload, show their effect on the budget, and the rest is approved with its exact count", async () => {
  const { company, ids, read, path } = await proposed({ clients: 5 });
  const before = await read();
  const proposedCost = before.offers.reduce((sum, line) => sum + (line.costMinor ?? 0), 0);
  const [line] = before.offers.filter((one) => one.tier === "gold");
  if (!line) throw new Error("no gold client");
  const { page, faults } = await web.openAs(company.head.id, path);
  // A score, as everywhere else, and no per cent of anything.
  await page.getByRole("columnheader", { name: "Risk" }).waitFor();
  expect(await page.getByRole("cell", { name: /^\d+\s?%$/ }).count()).toBe(0);
  await except(page, line.clientName, "No offer", "They leave our market");
  await page.reload();
  await page
    .getByText(`With your exception: cost ${amount(proposedCost)} → ${amount(proposedCost - (line.costMinor ?? 0))}`)
    .waitFor();
  await page.getByRole("button", { name: "Approve 4 clients as proposed, and 1 exception" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Approve 4/ })
    .click();
  await page.getByText("4 clients get an offer, 1 client none: 4 as proposed, 1 otherwise.").first().waitFor();
  expect(await Promise.all(ids.map(async (id) => (await readDecision(web.api.db, id))?.how))).toEqual(
    ids.map((id) => (id === line.handoverId ? "refused" : "approved")),
  );
  expect(faults).toEqual([]);
});

test("what was decided stays to be read when every client is handed over", async () => {
  const { company, id, head, ids, path } = await proposed({ clients: 3 });
  const { budget, offers } = await listOffers(web.api.deps, head, id, { limit: 200 });
  const gain = offers.reduce((sum, line) => sum + (line.gainMinor ?? 0), 0);
  await decideOffers(web.api.deps, head, id, { approveRest: true, expectedCount: 3 });
  await web.api.db.pool.query(`update handovers set "end" = 'handedOver' where id = any($1)`, [ids]);
  const { page, faults } = await web.openAs(company.head.id, path);
  await page.getByText("3 clients decided, none waits. 3 of them get an offer.").waitFor();
  await figure(page, "Decided")
    .getByText(amount(budget?.pendingMinor ?? 0), { exact: true })
    .waitFor();
  expect(await figure(page, "Profit a year this keeps").textContent()).toBe(amount(gain));
  expect(await page.getByText("No offer waits here yet").count()).toBe(0);
  expect(faults).toEqual([]);
});

test("a verdict that is refused says why, and the exceptions are still there", async () => {
  const { company, id, read, path } = await proposed({ clients: 3 });
  const { page } = await web.openAs(company.head.id, path);
  const [line] = (await read()).offers;
  await except(page, line?.clientName ?? "", "No offer", "They leave our market");
  await page.getByRole("button", { name: /^Approve 2 clients/ }).click();
  // Meanwhile somebody else has lowered the budget.
  await web.api.db.pool.query("update departures set offer_budget_minor = 1 where id = $1", [id]);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Approve 2 clients/ })
    .click();
  await page.getByRole("dialog").getByRole("alert").getByText("cost more than the budget of the departure").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await page.getByText("more than the budget. Choose cheaper offers").waitFor();
  await page.getByText("My exceptions 1", { exact: true }).waitFor();
  expect((await read()).budget).toMatchObject({ pending: 3 });
});

test("a successor sees the decided offers of own clients only, the executive reads, and neither decides", async () => {
  const { company, id, ids, head, path } = await proposed({ clients: 3 });
  const { offers } = await listOffers(web.api.deps, head, id, { limit: 200 });
  await web.api.db.pool.query(
    "update offer_decisions set decided_at = now(), how = 'approved', offer_code = proposed_code where handover_id = $1",
    [ids[0]],
  );
  const own = await web.openAs((company.reps[0] as Person).id, path);
  const decided = offers.find((line) => line.handoverId === ids[0])?.clientName ?? "";
  await own.page.getByRole("cell", { name: decided, exact: true }).waitFor();
  expect(await own.page.locator("tbody tr[data-index]").count()).toBe(1);
  // The departure itself is not theirs to see: no name of who leaves, no way to its other parts.
  expect(await own.page.getByRole("heading", { level: 1 }).allTextContents()).toEqual(["Offers"]);
  expect(await own.page.getByRole("navigation", { name: "Parts of the departure" }).count()).toBe(0);
  const executive = await web.openAs(company.executive.id, path);
  await executive.page.getByText("the head of the team decides them").waitFor();
  await executive.page.getByRole("heading", { level: 1, name: `${company.leaver.name} · Offers` }).waitFor();
  for (const { page } of [own, executive])
    expect(await page.getByRole("button", { name: /^(Decide|Approve)/ }).count()).toBe(0);
});

test("who may see no offer gets a page that says so, and an answer that holds none", async () => {
  const { company, id, path, read } = await proposed();
  const { catalogue } = await read();
  for (const person of [company.leaver, company.hr]) {
    const { page } = await web.openAs(person.id, path);
    await page.getByRole("heading", { level: 1, name: "This is not yours to see" }).waitFor();
    const answer = await (await web.api.signIn(person.id)).get(`departures/${id}/offers`);
    expect(answer.status).toBe(403);
    for (const { title } of catalogue) expect(JSON.stringify(answer.body)).not.toContain(title.en);
  }
  // A colleague who takes nobody over sees an empty list, with no offer behind it.
  const other = company.reps[1] as Person;
  const { page } = await web.openAs(other.id, path);
  await page.getByText("No offer is decided for your clients yet").waitFor();
  const { body } = await (await web.api.signIn(other.id)).get(`departures/${id}/offers`);
  expect(body).toMatchObject({ offers: [], catalogue: [], budget: null });
});
