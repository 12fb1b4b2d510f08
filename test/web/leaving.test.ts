import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { introductions } from "../../db/schema/introductions.ts";
import { offerCatalogue, offerDecisions } from "../../db/schema/offers.ts";
import { leaverSuggestions } from "../../db/schema/owners.ts";
import { change, done } from "../../db/transaction.ts";
import { endSignIns } from "../../services/auth/end-sign-ins.ts";
import {
  createCompany,
  createDeparture,
  MONDAY,
  type Person,
  type TestCompany,
  type TestHandover,
} from "../support/company.ts";
import { sealAll } from "../support/seal-all.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: TestCompany;
let departureId: string;
let made: TestHandover[];

beforeAll(async () => {
  const { db } = web.api;
  company = await createCompany(db);
  const departure = await createDeparture(db, company, { clients: 3, departure: { leaverToldAt: MONDAY } });
  departureId = departure.id;
  made = departure.handovers;
  const words = (text: string) => ({ en: text, ru: text });
  await db.query.insert(offerCatalogue).values({
    code: "sweet",
    retentionType: "service",
    nonPrice: true,
    withoutRep: true,
    title: words("SWEET-TITLE"),
    text: words("SWEET-TEXT"),
    fixedCostMinor: 765_432,
    effectPct: 10,
  });
  await db.query.insert(offerDecisions).values({
    handoverId: made[0]?.id as string,
    proposedReason: "pays",
    proposedAt: MONDAY,
    proposedCode: "sweet",
    offerCode: "sweet",
    costMinor: 765_432,
    decidedAt: MONDAY,
    how: "approved",
  });
}, 120_000);

/** Every answer of the API the page gets, as text. */
function collectAnswers(page: Page): () => Promise<string[]> {
  const texts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/v1/") && !response.url().includes("/events"))
      texts.push(response.text().catch(() => ""));
  });
  return () => Promise.all(texts);
}

test("the leaver sees dates, what is left and the letter, and neither an offer nor what a client is worth anywhere", async () => {
  const { page, faults } = await web.openAs(company.leaver.id, "/account");
  const answers = collectAnswers(page);
  await page.goto("/leaving");
  await page.getByRole("heading", { name: "What happens when" }).waitFor();
  await page.getByText("Your last working day").waitFor();
  await page.getByText("[new account manager] takes over from").first().waitFor();
  const htmlOf = [await page.content()];
  await page.goto(`/handovers/${made[0]?.id}`);
  await page.getByRole("heading", { name: "What is missing" }).waitFor();
  await page.getByText("Orders by month").waitFor();
  htmlOf.push(await page.content());
  const all = [...htmlOf, ...(await answers())];
  expect(all.length).toBeGreaterThan(6);
  for (const text of all) {
    expect(text).not.toMatch(/SWEET|765432|7,654|lifetimeProfitMinor|keepingCostMinor|offerBudgetMinor/);
    expect(text).not.toMatch(/"gates":\[[^\]]*"offer"/);
  }
  expect(htmlOf.join()).not.toContain("What the client is worth");
  expect(faults).toEqual([]);
});

test("the head sees on the same dossier what the client is worth", async () => {
  const { page } = await web.openAs(company.head.id, `/handovers/${made[0]?.id}`);
  await page.getByText("What the client is worth").waitFor();
});

test("the leaver suggests a colleague for the clients marked, once for all of them", async () => {
  const rep = company.reps[0] as Person;
  const { page, faults } = await web.openAs(company.leaver.id, "/leaving");
  const boxes = page.getByRole("row").getByRole("checkbox", { name: "Select the row" });
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await page.getByLabel("Colleague").first().click();
  await page.getByRole("option", { name: rep.name }).click();
  await page.getByRole("button", { name: "Suggest for 2 clients" }).click();
  await page.getByText("Your suggestion for 2 clients is kept.").waitFor();
  const stored = await web.api.db.query.select().from(leaverSuggestions);
  expect(stored.map(({ personId }) => personId)).toEqual([rep.id, rep.id]);
  await page.reload();
  await page.getByRole("cell", { name: rep.name }).nth(1).waitFor();
  expect(faults).toEqual([]);
});

test("once new owners are named nothing invites suggestions any more, and held meetings are not forgotten", async () => {
  const { db } = web.api;
  const other = await createCompany(db);
  const departure = await createDeparture(db, other, {
    clients: 2,
    nextOwner: other.reps[0] as Person,
    departure: { leaverToldAt: MONDAY },
  });
  const rows = departure.handovers.map(({ id: handoverId }) => ({
    handoverId,
    format: "jointCall" as const,
    state: "held" as const,
    hostId: other.leaver.id,
    successorId: (other.reps[0] as Person).id,
    startsAt: MONDAY,
    heldAt: MONDAY,
    uid: handoverId,
  }));
  await db.query.insert(introductions).values(rows);
  const { page } = await web.openAs(other.leaver.id, "/leaving");
  await page.getByText("2 meetings and calls were held.").waitFor();
  await page.getByText("No further meeting lies ahead.").waitFor();
  await page.getByText("The new account managers of your clients are named.").waitFor();
  await page
    .getByText(/^0 of 2 clients · planned by /)
    .first()
    .waitFor();
  expect(await page.getByLabel("Colleague").count()).toBe(0);
});

test("leaver and head read the same log of what is recorded", async () => {
  const path = `/departures/${departureId}/own-log`;
  const leaver = await web.openAs(company.leaver.id, path);
  await leaver.page.getByRole("heading", { level: 1, name: "What is recorded about you" }).waitFor();
  await leaver.page.getByText("Proposed a successor").first().waitFor();
  const head = await web.openAs(company.head.id, path);
  await head.page.getByRole("heading", { level: 1, name: "What is recorded in this departure" }).waitFor();
  await head.page.getByText("Proposed a successor").first().waitFor();
  expect([...leaver.faults, ...head.faults]).toEqual([]);
});

test("who has no departure under way is told so", async () => {
  const { page } = await web.openAs((company.reps[1] as Person).id, "/leaving");
  await page.getByText("You have no departure under way").waitFor();
});

test("a leaver at work when the access ends reads that it has, and is thanked", async () => {
  const { page } = await web.openAs(company.leaver.id, "/leaving");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await change(web.api.db, { kind: "system", name: "test" }, async ({ tx }) => {
    await endSignIns(tx, company.leaver.id, { forGood: true });
    return done(null, [{ verb: "signInEnded", subject: `person:${company.leaver.id}` }]);
  });
  await sealAll(web.api.db);
  const dialog = page.getByRole("dialog", { name: "Your sign-in has ended" });
  await dialog.getByText("If your last working day is over, your sign-in has ended with it").waitFor();
});
