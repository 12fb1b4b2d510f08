import { eq, sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { notes } from "../../db/schema/departures.ts";
import { layouts, openKeyboard } from "../support/keyboard.ts";
import { createProposals } from "../support/proposals.ts";
import { sealAll } from "../support/seal-all.ts";
import { useWeb, waitForDialog } from "../support/web.ts";

// Whole acts of a person; other suites may hold the processor meanwhile.
const web = useWeb();

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

const countDecisions = async (handoverIds: readonly string[]) => {
  const { rows } = await web.api.db.query.execute<{ decision: string; count: number }>(sql`
    select coalesce(decision, 'open') as decision, count(*)::int as count from proposals
    where handover_id = any(${sql.param([...handoverIds])}::uuid[]) group by 1`);
  return Object.fromEntries(rows.map(({ decision, count }) => [decision, count]));
};
const rowUnderCursor = (page: Page) => page.locator("tr[data-current]").innerText();

describe.each(layouts)("a head with a keyboard alone (%s)", (layout) => {
  test("decides 200 clients: 12 changed, 3 refused, one decided by somebody else meanwhile, the rest approved", async () => {
    const { company, id, other, handoverIds, path } = await createProposals(web.api.db, 200);
    const { page, faults } = await web.openAs(company.head.id, path);
    const keys = await openKeyboard(page, layout);
    const mark = async (rows: number) => {
      for (let row = 0; row < rows; row++) {
        await keys.press("KeyJ");
        await keys.press("KeyX");
      }
    };
    await seen(page, "0 of 200 reviewed");

    await mark(12);
    await seen(page, "12 selected");
    await keys.press("Enter");
    await waitForDialog(page, "Another person for 12 clients");
    await keys.type(other.name);
    await keys.press("Enter");
    await keys.type("Knows the trade");
    await keys.press("Enter");
    await seen(page, "12 of 200 reviewed");

    await mark(3);
    await keys.press("KeyR");
    await waitForDialog(page, "Refuse the proposals for 3 clients");
    await keys.type("Nobody of these");
    await keys.press("Enter");
    await seen(page, "15 of 200 reviewed");

    for (let row = 0; row < 5; row++) {
      await keys.press("KeyJ");
      await keys.press("KeyV");
    }
    await seen(page, "20 of 200 reviewed");
    await seen(page, "Your marks are saved");

    const { page: elsewhere } = await web.open(path, { storageState: await page.context().storageState() });
    await seen(elsewhere, "20 of 200 reviewed");
    await elsewhere.getByText("My changes 15").waitFor();

    const under = await rowUnderCursor(page);
    const executive = await web.api.signIn(company.executive.id);
    const last = handoverIds.at(-1) as string;
    const meanwhile = await executive.post(`departures/${id}/approve-owners`, {
      changes: [{ handoverId: last, personId: other.id, reason: "Agreed with the client" }],
    });
    expect(meanwhile.body).toMatchObject({ changed: 1 });
    await sealAll(web.api.db);
    await page.getByText("Changed meanwhile 1").waitFor();
    expect(await rowUnderCursor(page)).toBe(under);

    await keys.press("KeyA");
    const dialog = page.getByRole("dialog", { name: "Approve the rest?" });
    await dialog.getByText("1 changed meanwhile").waitFor();
    expect(await dialog.locator("dd").allInnerTexts()).toEqual(["184", "12", "3"]);
    expect(await countDecisions(handoverIds)).toEqual({ open: 199, changed: 1 });
    await dialog.getByRole("button", { name: "Decide 199 clients" }).waitFor();
    await waitForDialog(page, "Approve the rest?");
    await keys.press("Enter");

    await seen(page, "184 approved, 12 changed, 3 refused.");
    const left = page.getByRole("table", { name: "1 client left out" });
    expect(await left.locator("tbody tr").allInnerTexts()).toEqual(["Client 200\tNo longer open"]);
    expect(await left.getByRole("link", { name: "Client 200" }).getAttribute("href")).toBe(`/handovers/${last}`);
    expect(await countDecisions(handoverIds)).toEqual({ approved: 184, changed: 13, refused: 3 });
    const reasons = await web.api.db.query.select().from(notes).where(eq(notes.authorId, company.head.id));
    expect(reasons.map((note) => note.text).sort()).toEqual([
      ...Array<string>(12).fill("Knows the trade"),
      ...Array<string>(3).fill("Nobody of these"),
    ]);
    expect(faults).toEqual([]);
  });
});

test("the help names the page's own keys", async () => {
  const { company, path } = await createProposals(web.api.db, 1);
  const { page, faults } = await web.openAs(company.head.id, path);
  await seen(page, "0 of 1 reviewed");
  await page.keyboard.press("Shift+Slash");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await help.getByText("Approve all the rest").waitFor();
  await help.getByText("Next row").waitFor();
  expect(faults).toEqual([]);
});
