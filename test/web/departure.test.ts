import { eq, sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ProgressView } from "../../contracts/routes/progress.ts";
import { departures, steps } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { stages } from "../../domain/codes.ts";
import { runStep } from "../../services/departures/run-step.ts";
import { createDeparture, freezeClock, MONDAY } from "../support/company.ts";
import { createLeaverCompany } from "../support/departures.ts";
import { useWeb, waitForDialog } from "../support/web.ts";

const web = useWeb();

/** A departure of three clients, each with its owner. */
async function running() {
  const company = await createLeaverCompany(web.api.deps, { clients: 0 });
  const departure = await createDeparture(web.api.db, company, {
    clients: 3,
    gates: ["owner"],
    nextOwner: company.reps[0],
    departure: { leaverToldAt: MONDAY },
  });
  const row = async () => (await web.api.db.query.select().from(departures).where(eq(departures.id, departure.id)))[0];
  return { ...company, ...departure, path: `/departures/${departure.id}`, row };
}

const failMail = async (departureId: string, personId: string) =>
  (
    await web.api.db.query
      .insert(effects)
      .values({
        key: crypto.randomUUID(),
        kind: "colleagueMail",
        departureId,
        personId,
        factId: departureId,
        factRevision: 1,
        workflowId: `departure:${departureId}`,
        notBefore: MONDAY,
        plannedAt: MONDAY,
        state: "failed",
        settledAt: MONDAY,
      })
      .returning()
  )[0]?.id ?? "";

const preview = (page: Page, name: string | RegExp) => page.getByRole("region", { name });

test("the board says in words what holds a departure up, and shows HR no revenue", async () => {
  const { id, head, hr, leaver } = await running();
  await failMail(id, head.id);
  const asHead = await web.openAs(head.id, "/departures");
  const line = asHead.page.getByRole("row").filter({ hasText: leaver.name });
  await line.getByText("1 message was not delivered").waitFor();
  await line.getByText("10 working days left").waitFor();
  await asHead.page.getByText("Annual revenue at risk").waitFor();
  await asHead.page.keyboard.press("KeyJ");
  await asHead.page.keyboard.press("Enter");
  await asHead.page.getByRole("heading", { level: 1, name: leaver.name }).waitFor();

  const asHr = await web.openAs(hr.id, "/departures");
  await asHr.page.getByRole("row").filter({ hasText: leaver.name }).waitFor();
  expect(await asHr.page.getByText("Annual revenue at risk").count()).toBe(0);
  await asHr.page.getByRole("link", { name: "New departure" }).waitFor();
  expect([...asHead.faults, ...asHr.faults]).toEqual([]);
});

test("on a telephone the board is a card a departure, without a page that scrolls sideways", async () => {
  const { head, leaver } = await running();
  const { page } = await web.openAs(head.id, "/departures", { viewport: { width: 360, height: 740 } });
  await page.getByRole("article", { name: leaver.name }).getByText("10 working days left").waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).toBe(
    true,
  );
});

test("on a telephone the part that is shown is in sight among the tabs", async () => {
  const { id, head } = await running();
  const phone = { viewport: { width: 360, height: 740 } };
  const { page } = await web.openAs(head.id, `/departures/${id}/timeline`, phone);
  const box = await page.getByRole("link", { name: "Timeline", exact: true }).boundingBox();
  expect(box?.x).toBeGreaterThan(0);
  expect((box?.x ?? 360) + (box?.width ?? 0)).toBeLessThan(360);
});

test("the table beside the progress chart holds the API's figures", async () => {
  const { id, head, path } = await running();
  const { page, faults } = await web.openAs(head.id, path);
  const panel = page.getByRole("region", { name: "Clients by stage over time" });
  await panel.getByText("Table", { exact: true }).click();
  await panel.getByRole("row").nth(1).waitFor();
  const { days } = (await (await web.api.signIn(head.id)).get(`departures/${id}/progress`)).body as ProgressView;
  const rows = await panel.getByRole("row").all();
  const shown = await Promise.all(rows.slice(1).map((row) => row.getByRole("cell").allInnerTexts()));
  const numbers = shown.map((cells) => cells.slice(-2 * stages.length));
  expect(numbers).toEqual(
    days.map(({ byStage, plan }) => stages.flatMap((stage) => [String(byStage?.[stage] ?? ""), String(plan[stage])])),
  );
  expect(numbers[0]?.[0]).toBe("3");
  expect(faults).toEqual([]);
});

test("a stage says how many clients are through it, and is done only with all of them", async () => {
  const { id, head, path } = await running();
  const { page } = await web.openAs(head.id, path);
  const stage = (name: string) =>
    page.getByRole("region", { name: "Stages" }).getByRole("row").filter({ hasText: name });
  await stage("New owners").getByText("3 of 3").waitFor();
  await stage("New owners").getByText("all through").waitFor();
  await stage("Introductions").getByText("0 of 3").waitFor();
  await stage("Introductions").getByText("on time").waitFor();
  await web.api.db.query.execute(sql`
    update stage_deadlines set due_at = '2026-04-05T09:00:00Z' where departure_id = ${id} and stage = 'S6'`);
  await page.reload();
  await stage("Introductions").getByText("late").waitFor();
});

test("HR looks at what a withdrawal would undo, which does nothing, and then withdraws", async () => {
  const { hr, path, row } = await running();
  const { page, faults } = await web.openAs(hr.id, `${path}/plan`);
  await page.getByRole("button", { name: "See what would be undone" }).click();
  const dryRun = preview(page, "If the notice is withdrawn");
  await dryRun.getByText("The handovers of 3 clients end").waitFor();
  await dryRun.getByText("Nothing has left the house yet: everything can be undone.").waitFor();
  expect((await row())?.state).toBe("running");
  await dryRun.getByRole("button", { name: "Withdraw the notice" }).click();
  await page.getByText("The notice is withdrawn.").waitFor();
  expect((await row())?.state).toBe("withdrawn");
  await page.getByText("This departure has ended; its plan changes no more.").waitFor();
  expect(faults).toEqual([]);
});

test("HR moves the last day after a look; a day that cannot be is refused at its field", async () => {
  const { hr, path, row } = await running();
  const { page } = await web.openAs(hr.id, `${path}/plan`);
  const day = page.getByLabel("New last working day");
  await day.fill("01/04/2026");
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByText(/^The last working day lies/).waitFor();
  expect(await day.getAttribute("aria-invalid")).toBe("true");
  await day.fill("24/04/2026");
  await page.getByRole("button", { name: "See what would change" }).click();
  const dryRun = preview(page, /^If the last working day moves to/);
  await dryRun
    .getByRole("row", { name: /Introductions/ })
    .getByText(/24\sApr/)
    .waitFor();
  expect((await row())?.lastWorkingDay).toBe("2026-04-17");
  await dryRun.getByRole("button", { name: /^Move the last working day to/ }).click();
  await page.getByText(/^The last working day is now/).waitFor();
  expect((await row())?.lastWorkingDay).toBe("2026-04-24");
});

test("the head sees what a change would do, and carries nothing out", async () => {
  const { head, path } = await running();
  const { page } = await web.openAs(head.id, `${path}/plan`);
  await page.getByRole("button", { name: "See what would be undone" }).click();
  await preview(page, "If the notice is withdrawn").getByText("The handovers of 3 clients end").waitFor();
  expect(await page.getByRole("button", { name: "Withdraw the notice" }).count()).toBe(0);
});

test("a mail that failed is sent once more from the timeline, with a note", async () => {
  const { id, head, path } = await running();
  const effectId = await failMail(id, head.id);
  const { page, faults } = await web.openAs(head.id, `${path}/timeline?failed=true`);
  await page.getByRole("listitem").filter({ hasText: "Mail to a colleague" }).getByText("Failed").waitFor();
  await page.getByRole("button", { name: "Send once more" }).click();
  await waitForDialog(page, "Mail to a colleague: Why is it worth another try?");
  await page.getByLabel("Reason").fill("The mailbox is back.");
  await page.getByRole("dialog").getByRole("button", { name: "Send once more" }).click();
  await page.getByText("It will be sent once more.").waitFor();
  await page.getByText("Nothing failed").waitFor();
  const [effect] = await web.api.db.query.select().from(effects).where(eq(effects.id, effectId));
  expect(effect?.state).toBe("planned");
  expect(faults).toEqual([]);
});

test("a failing step is tried again from the timeline; HR may only look", async () => {
  const { id, head, hr, path } = await running();
  for (let tries = 0; tries < 8; tries++)
    await runStep(web.api.deps, `departure:${id}`, "proposeOwners", () => Promise.reject(new Error("spoilt")));
  const due = async () =>
    (
      await web.api.db.query
        .select()
        .from(steps)
        .where(eq(steps.workflowId, `departure:${id}`))
    )[0]?.nextAttemptAt;
  const before = (await due()) ?? new Date(0);
  const asHr = await web.openAs(hr.id, `${path}/timeline?failed=true`);
  await asHr.page.getByText("Proposing owners").waitFor();
  expect(await asHr.page.getByRole("button", { name: "Try again now" }).count()).toBe(0);
  const { page } = await web.openAs(head.id, `${path}/timeline`);
  await page.getByRole("button", { name: "Try again now" }).click();
  await page.getByText("The step is tried again now.").waitFor();
  expect((await due())?.getTime()).toBeLessThan(before.getTime());
});

test("a departure's clients are found by name, the filter in the address, and open their dossier", async () => {
  const { head, path } = await running();
  const { page } = await web.openAs(head.id, `${path}/clients`);
  await page.getByText("3 of 3 clients").waitFor();
  const name = await page.getByRole("row").nth(2).getByRole("cell").first().innerText();
  await page.getByRole("searchbox").fill(name);
  await page.getByText("1 of 3 clients").waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe(name);
  await page.getByRole("row").nth(1).click();
  await page.waitForURL("**/handovers/*");
});

test("what needs attention names the stages that are late", async () => {
  const { head, path } = await running();
  const { page, faults } = await web.openAs(head.id, path);
  const panel = page.getByRole("region", { name: "Needs attention" });
  await panel.getByText("No stage is late").waitFor();
  await freezeClock(web.api.db, new Date("2026-04-16T10:00:00Z"));
  await page.reload();
  await panel.getByText("2 stages are late: Inventory and Departments").waitFor();
  await freezeClock(web.api.db, MONDAY);
  expect(faults).toEqual([]);
});
