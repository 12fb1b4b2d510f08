import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { effects } from "../../db/schema/effects.ts";
import { change, done } from "../../db/transaction.ts";
import { endSignIns } from "../../services/auth/end-sign-ins.ts";
import { confirmDeparture } from "../../services/departures/confirm-departure.ts";
import { openDeparture } from "../../services/departures/open-departure.ts";
import { PASSWORD } from "../support/api.ts";
import { createLeaverCompany, notice } from "../support/departures.ts";
import { sealAll } from "../support/seal-all.ts";
import { useWeb } from "../support/web.ts";

const web = useWeb();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
let departureId: string;

beforeAll(async () => {
  company = await createLeaverCompany(web.api.deps);
});

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("who is not signed in is asked, told of a wrong password, and led to where they wanted to go", async () => {
  await web.api.signIn(company.head.id);
  const { page, faults } = await web.open("/account?from=mail");
  await fillSignIn(page, company.head.email as string, "not the password");
  await page.getByRole("alert").getByText("E-mail or password is not right.").waitFor();
  await fillSignIn(page, company.head.email as string, PASSWORD);
  await page.waitForURL("**/account?from=mail");
  expect(faults).toEqual([]);
});

test("a new task appears on my work by itself, and opens by keyboard alone under a Russian layout", async () => {
  const { page, faults } = await web.openAs(company.head.id, "/");
  await page.getByText("Nothing waits for you", { exact: true }).waitFor();
  departureId = (await openDeparture(web.api.deps, company.actors.hr, notice(company))).id;
  await sealAll(web.api.db);
  await page.getByRole("row").filter({ hasText: "Confirm" }).waitFor();
  // The key's place counts, not what stands on it.
  await page.evaluate(
    `document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyJ", key: "о", bubbles: true }))`,
  );
  await page.locator("tr[data-current]").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/tasks/*");
  expect(faults).toEqual([]);
});

test("a task opens without anything more of the app than what came while the list was read", async () => {
  const { page, faults } = await web.openAs(company.head.id, "/");
  await page.getByRole("row").filter({ hasText: "Confirm" }).waitFor();
  const files = ["task-page", "confirm-departure-step", "en-further"];
  const fetched = `performance.getEntriesByType("resource").filter(({ responseEnd }) => responseEnd > 0).map(({ name }) => name).join()`;
  await vi.waitUntil(async () => {
    const names: string = await page.evaluate(fetched);
    return files.every((file) => names.includes(`/${file}`));
  }, 20_000);
  await page.route("**/assets/**", (route) => route.abort());
  await page.getByRole("row").filter({ hasText: "Confirm" }).click();
  await page.getByRole("heading", { level: 1, name: "Confirm" }).waitFor();
  await page.getByRole("button", { name: /confirm/i }).waitFor();
  expect(faults).toEqual([]);
});

test("on a telephone a task says in two lines what is to be done, until when and for whom", async () => {
  const { page } = await web.openAs(company.head.id, "/", { viewport: { width: 390, height: 844 } });
  const row = page.getByRole("row").filter({ hasText: "Confirm" });
  await row.waitFor();
  const [what = "", why = ""] = (await row.innerText()).split("\n");
  expect(what).toMatch(/^Confirm/);
  expect(why).toContain(company.leaver.name);
  expect(why).toMatch(/\d\d:\d\d/);
  expect(
    await row.locator("td").evaluateAll((cells) => cells.filter((one) => one.scrollWidth > one.clientWidth)),
  ).toEqual([]);
});

test("the filter of my work stands in the address and is there again after a reload", async () => {
  const { page } = await web.openAs(company.head.id, "/");
  await page.getByText(/^Late 0$/).click();
  await page.waitForURL("**/?show=late");
  await page.reload();
  await page.getByRole("radio", { name: "Late 0" }).and(page.locator(":checked")).waitFor({ state: "attached" });
});

test("what no task fits says so and can be cleared, and a row opens in a tab of its own", async () => {
  const { page, context } = await web.openAs(company.head.id, "/?departure=gone");
  await page.getByText("No task of yours fits").waitFor();
  await page.getByRole("button", { name: "Show all of them" }).click();
  const row = page.getByRole("row").filter({ hasText: "Confirm" });
  for (const click of [{ modifiers: ["Control" as const] }, { button: "middle" as const }]) {
    const [tab] = await Promise.all([context.waitForEvent("page"), row.click(click)]);
    await tab.waitForURL("**/tasks/*");
  }
  expect(new URL(page.url()).pathname).toBe("/");
  await page.goto("/tasks/none");
  await heading(page, "There is nothing at this address").waitFor();
});

test("the language changes without a reload, and so does the page's own", async () => {
  const { page } = await web.openAs(company.head.id, "/");
  await heading(page, "My work").waitFor();
  await page.evaluate("window.stayed = true");
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByText("Русский", { exact: true }).click();
  await heading(page, "Моя работа").waitFor();
  expect(await page.evaluate("[document.documentElement.lang, window.stayed]")).toEqual(["ru", true]);
});

test("a page of another role says so, and an unknown address too", async () => {
  const { page, faults } = await web.openAs(company.reps[0]?.id as string, "/audit");
  await heading(page, "This is not yours to see").waitFor();
  expect(faults).toEqual([]);
  await page.goto("/no/such/page");
  await heading(page, "There is nothing at this address").waitFor();
});

test("a lost connection is said and mended: what happened meanwhile is shown without a reload", async () => {
  const { page, context } = await web.openAs(company.it.id, "/");
  await page.getByText("Nothing waits for you", { exact: true }).waitFor();
  await context.setOffline(true);
  web.api.cutConnections();
  await page.getByText("The connection is lost.").waitFor();
  await confirmDeparture(web.api.deps, company.actors.head, { departureId });
  await sealAll(web.api.db);
  await context.setOffline(false);
  await page.getByText("The connection is lost.").waitFor({ state: "hidden" });
  await page.getByRole("row").filter({ hasText: "CRM" }).first().waitFor();
});

test("who learns that they leave has their departure in the menu by itself", async () => {
  const { page } = await web.openAs(company.leaver.id, "/");
  const menu = page.getByRole("navigation", { name: "Main" });
  await menu.getByRole("link", { name: "My work" }).waitFor();
  const happen = async () => {
    await change(web.api.db, { kind: "system", name: "test" }, async () =>
      done(null, [{ verb: "planChanged", subject: `departure:${departureId}` }]),
    );
    await sealAll(web.api.db);
  };
  await web.api.db.query
    .update(effects)
    .set({ state: "accepted", settledAt: new Date() })
    .where(eq(effects.kind, "leaverTold"));
  // Again until it is heard: the page may be there before its stream is.
  const isThere = async () => {
    await happen();
    return menu.getByRole("link", { name: "My departure" }).isVisible();
  };
  await expect.poll(isThere, { timeout: 20_000, interval: 1_500 }).toBe(true);
});

test("a sign-in that has ended is renewed over the page, which stays as it was", async () => {
  const { page } = await web.openAs(company.hr.id, "/account");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate("window.stayed = true");
  await change(web.api.db, { kind: "system", name: "test" }, async ({ tx }) => {
    await endSignIns(tx, company.hr.id, { forGood: false });
    return done(null, [{ verb: "signInEnded", subject: `person:${company.hr.id}` }]);
  });
  await sealAll(web.api.db);
  const dialog = page.getByRole("dialog", { name: "Your sign-in has ended" });
  await dialog.waitFor();
  await page.waitForTimeout(1_000);
  let refused = 0;
  page.on("response", (response) => {
    if (response.status() === 401) refused += 1;
  });
  await page.waitForTimeout(5_000);
  expect(refused).toBe(0);
  expect(await page.getByText("The connection is lost.").count()).toBe(0);
  // What happens from now on is heard again.
  const heard = page.waitForResponse((response) => response.url().endsWith("/events") && response.ok());
  await fillSignIn(page, company.hr.email as string, PASSWORD);
  await dialog.waitFor({ state: "hidden" });
  expect(await page.evaluate("window.stayed")).toBe(true);
  await heard;
});
