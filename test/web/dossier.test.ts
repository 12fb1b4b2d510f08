import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { orders } from "../../db/schema/book.ts";
import { contacts } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { inventorySignatures } from "../../db/schema/inventory.ts";
import { proposals } from "../../db/schema/owners.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { change, done } from "../../db/transaction.ts";
import { endSignIns } from "../../services/auth/end-sign-ins.ts";
import { inventoryClients } from "../../services/inventory/inventory-clients.ts";
import { appointOwners } from "../../services/owners/appoint-owners.ts";
import { PASSWORD } from "../support/api.ts";
import {
  createClient,
  createCompany,
  createDeparture,
  MONDAY,
  type Person,
  type TestCompany,
} from "../support/company.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: TestCompany;
let departureId: string;
let first: { handoverId: string; contactId: string };
let goldId: string;

beforeAll(async () => {
  const { db, deps } = web.api;
  company = await createCompany(db);
  for (let n = 0; n < 4; n++) {
    const { id } = await createClient(db, company.leaver.id);
    const order = { source: "test", sourceId: `o${n}`, clientId: id, orderedOn: "2026-03-20", amountMinor: 10_000 };
    await db.query.insert(orders).values({ ...order, ownerId: company.leaver.id, status: "done" as const });
  }
  departureId = (await createDeparture(db, company, { clients: 0, departure: { inventoriedAt: null } })).id;
  await inventoryClients(deps, departureId);
  const rows = await db.query
    .select({ handoverId: handovers.id, contactId: contacts.id })
    .from(handovers)
    .innerJoin(contacts, eq(contacts.clientId, handovers.clientId))
    .where(eq(handovers.departureId, departureId))
    .orderBy(handovers.riskRank);
  const [one, two] = rows;
  if (!one || !two) throw new Error("no handovers");
  first = one;
  goldId = two.handoverId;
  await db.query.update(handovers).set({ effectiveTier: "silver" }).where(eq(handovers.departureId, departureId));
  await db.query.update(handovers).set({ effectiveTier: "gold" }).where(eq(handovers.id, goldId));
}, 120_000);

const positionOf = (page: Page) => page.getByLabel("Position").first();
const titleInDatabase = async () => {
  const [row] = await web.api.db.query.select().from(contacts).where(eq(contacts.id, first.contactId));
  return row?.title;
};
const taskOf = async (kind: typeof tasks.$inferSelect.kind, personId: string) => {
  const rows = await web.api.db.query.select().from(tasks).where(eq(tasks.assigneeId, personId));
  const task = rows.find((row) => row.kind === kind && row.doneAt === null);
  if (!task) throw new Error(`no task ${kind}`);
  return task;
};
const saving = (page: Page) => page.getByRole("status", { name: "Saving" });

test("two people change one field, one of them offline: both texts are there, and the person decides", async () => {
  const path = `/handovers/${first.handoverId}`;
  const mine = await web.openAs(company.leaver.id, path);
  const theirs = await web.openAs(company.head.id, path);
  await positionOf(mine.page).waitFor();
  await mine.context.setOffline(true);
  await positionOf(mine.page).fill("Head of purchasing");
  await saving(mine.page).getByText("1 change is kept here").waitFor();

  await positionOf(theirs.page).fill("Director of buying");
  await saving(theirs.page)
    .getByText(/^Saved /)
    .waitFor();
  expect(await titleInDatabase()).toBe("Director of buying");

  await mine.context.setOffline(false);
  const box = mine.page.getByRole("group", { name: "Two versions of “Position”" });
  await box.getByText("Director of buying").waitFor();
  await box.getByText("Head of purchasing").waitFor();
  await mine.page.getByText(`Changed by ${company.head.name}`).waitFor();
  expect(await positionOf(mine.page).inputValue()).toBe("Head of purchasing");
  expect(await titleInDatabase()).toBe("Director of buying");

  await box.getByRole("button", { name: "Keep mine" }).click();
  await saving(mine.page)
    .getByText(/^Saved /)
    .waitFor();
  expect(await titleInDatabase()).toBe("Head of purchasing");
  expect(mine.faults).toEqual([]);
  await Promise.all([mine.context.close(), theirs.context.close()]);
});

test("what is typed is there again after a reload, and goes once an ended sign-in is renewed", async () => {
  const { page, context, faults } = await web.openAs(company.leaver.id, `/handovers/${first.handoverId}`);
  const address = "**/api/v1/handovers/*/contacts/*";
  await page.route(address, (route) => route.abort());
  await positionOf(page).fill("Owner");
  await saving(page).getByText("kept here").waitFor();
  await page.reload();
  await positionOf(page).waitFor();
  expect(await positionOf(page).inputValue()).toBe("Owner");

  await change(web.api.db, { kind: "system", name: "test" }, async ({ tx }) => {
    await endSignIns(tx, company.leaver.id, { forGood: false });
    return done(null, [{ verb: "signOut", subject: `person:${company.leaver.id}`, body: {} }]);
  });
  await page.unroute(address);
  const again = page.getByRole("dialog", { name: "Your sign-in has ended" });
  await again.getByLabel("E-mail").fill(company.leaver.email as string);
  await again.locator("input[type=password]").fill(PASSWORD);
  await again.getByRole("button", { name: "Sign in" }).click();
  await saving(page)
    .getByText(/^Saved /)
    .waitFor();
  expect(await titleInDatabase()).toBe("Owner");
  await context.close();
  expect(faults).toEqual([]);
});

test("a contact half typed survives a reload, and its address is refused in words", async () => {
  const { page } = await web.openAs(company.leaver.id, `/handovers/${first.handoverId}`);
  await page.getByText("Add a contact").first().click();
  const form = page.getByRole("form", { name: "Add a contact" });
  await form.getByLabel("Name").fill("Nina New");
  await page.reload();
  expect(await form.getByLabel("Name").inputValue()).toBe("Nina New");
  await form.getByLabel("E-mail").fill("nina@client");
  await form.getByRole("button", { name: "Add a contact" }).click();
  await form
    .getByText(/e-?mail/i)
    .nth(1)
    .waitFor();
  await form.getByLabel("E-mail").fill("nina@client.example");
  await form.getByRole("button", { name: "Add a contact" }).click();
  await page.getByText("Nina New is in the dossier.").waitFor();
  expect(await form.getByLabel("Name").inputValue()).toBe("");
});

test("beside long names a figure stays in one piece, and who looked after the client fits the panel", async () => {
  const { page } = await web.openAs(company.head.id, `/handovers/${first.handoverId}`);
  const worth = page.getByRole("region", { name: "What the client is worth" });
  await worth.getByText("Profit over the usual life of a client").waitFor();
  const room = await worth.locator("dd").first().boundingBox();
  expect(room?.width).toBeGreaterThan(100);
  const owners = page.getByRole("region", { name: "Account managers so far" }).last();
  expect(await owners.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
});

test("one answer fills the same gap of the clients marked, with exact counts", async () => {
  const task = await taskOf("completeDossiers", company.leaver.id);
  const { page, faults } = await web.openAs(company.leaver.id, `/tasks/${task.id}`);
  await page.getByText("0 of 4 complete").waitFor();
  const boxes = page.getByRole("row").getByRole("checkbox", { name: "Select the row" });
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await page.getByRole("button", { name: "Answer for 2 clients" }).click();
  await page.getByText("2 gaps filled.").waitFor();
  await page.getByText("2 of 4 complete").waitFor();

  await page.getByRole("button", { name: "Mark all 2 that lack it" }).click();
  await page.getByRole("button", { name: "Answer for 2 clients" }).click();
  await page.getByText("This task waits no longer.").waitFor();
  expect((await web.api.db.query.select().from(tasks).where(eq(tasks.id, task.id)))[0]?.outcome).toBe("filled");
  expect(faults).toEqual([]);
});

test("a gold client is signed alone after its dossier, the others in one go with their count", async () => {
  const { db, deps } = web.api;
  const rep = company.reps[0] as Person;
  const ids = (await db.query.select().from(handovers).where(eq(handovers.departureId, departureId))).map(
    ({ id }) => id,
  );
  const row = { round: 1, proposedId: rep.id, proposedAt: MONDAY, decision: "approved" as const, ownerId: rep.id };
  await db.query
    .insert(proposals)
    .values(ids.map((handoverId) => ({ ...row, handoverId, answer: "accepted" as const })));
  await appointOwners(deps, departureId);

  const rest = await taskOf("signInventory", rep.id);
  const { page, faults } = await web.openAs(rep.id, `/tasks/${rest.id}`);
  await page.getByText("3 inventories, none with gaps").waitFor();
  await page.getByRole("button", { name: "Sign 3 inventories" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign 3 inventories" }).click();
  await page.getByText("3 inventories signed.").waitFor();
  const signed = () => db.query.select().from(inventorySignatures).where(eq(inventorySignatures.personId, rep.id));
  expect(await signed()).toHaveLength(3);

  const gold = await taskOf("signGoldInventory", rep.id);
  expect(gold.handoverId).toBe(goldId);
  await page.goto(`/tasks/${gold.id}`);
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  await page.getByRole("button", { name: /^Sign the inventory of/ }).click();
  await page.getByText("1 inventory signed.").waitFor();
  expect(await signed()).toHaveLength(4);
  expect(faults).toEqual([]);
});
