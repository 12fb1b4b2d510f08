import { simpleParser } from "mailparser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeRawMail } from "../../runtime/compose-raw-mail.ts";
import { announceToClients } from "../../services/client-notices/announce-to-clients.ts";
import { listSendList } from "../../services/client-notices/list-send-list.ts";
import { createTellable, startPost, tasksOf } from "../support/client-notices.ts";
import { actorOf } from "../support/company.ts";
import { sealAll } from "../support/seal-all.ts";
import { useWeb } from "../support/web.ts";

// Several people, each with a browser of their own.

const web = useWeb({ composeRaw: composeRawMail });
let post: Awaited<ReturnType<typeof startPost>>;
beforeAll(async () => {
  post = await startPost(web.api.deps);
});
afterAll(async () => {
  await post.stop();
});

async function announced(clients: number) {
  const made = await createTellable(web.api.db, { clients });
  await announceToClients(web.api.deps, made.departureId);
  const head = await actorOf(web.api.db, made.company.head);
  const read = () => listSendList(web.api.deps, head, made.departureId);
  return { ...made, head, read, path: `/departures/${made.departureId}/send-list` };
}

const confirm = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name }).click();

/** Links are made when a mail is sent; everything else is as it was seen. */
const asSeen = (text: string) =>
  text
    .replaceAll(/\/(c|u)\/[\w.=-]+/g, "/$1/")
    .replaceAll(/\s+/g, " ")
    .trim();

async function mailTo(address: string): Promise<{ subject: string; text: string }> {
  const { rows } = await web.api.db.pool.query<{ raw: Buffer }>(
    "select raw from mailbox where $1 = any(envelope_to) order by id",
    [address],
  );
  const parsed = await simpleParser(rows.at(-1)?.raw ?? "");
  return { subject: parsed.subject ?? "", text: parsed.text ?? "" };
}

test("what is previewed is what the client then finds in the mailbox, in a frame that refuses nothing of it", async () => {
  const { company, departureId, handovers, read, path } = await announced(2);
  const [item] = (await read()).items;
  if (!item?.address) throw new Error("nobody to write to");
  const { page, faults } = await web.openAs(company.head.id, path);
  await page.getByRole("row").filter({ hasText: item.clientName }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("main").waitFor();
  // The mail's own styles are there: without them it would not look as it is sent.
  expect(await frame.locator("body").evaluate("getComputedStyle(document.body).fontFamily")).toContain("Arial");
  const subject = await page
    .locator("dt", { hasText: "Subject" })
    .locator("xpath=following-sibling::dd[1]")
    .textContent();
  await page.getByRole("tab", { name: "Text" }).click();
  const text = await page.locator("pre, code").first().textContent();
  await page.getByRole("tab", { name: "Headers and parts" }).click();
  await page.getByText("text/html", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.getByRole("alert").filter({ hasText: "Trial: notices stay inside" }).waitFor();
  await page.getByRole("button", { name: "Release 2 notices" }).click();
  await page.getByRole("dialog").getByText("mails go to the local mailbox, and no client gets one").waitFor();
  await confirm(page, "Release 2 notices");
  await page.getByText("2 notices released. This installation is not live").first().waitFor();
  for (const { id } of handovers) await post.run(id);
  const mail = await mailTo(item.address);
  expect(subject).toBe(mail.subject);
  expect(asSeen(text ?? "")).toBe(asSeen(mail.text));
  expect(departureId).toBeTruthy();
  expect(faults).toEqual([]);
});

test("one is held, the first five go, they are looked at, and then the rest", async () => {
  const { company, departureId, handovers, read, path } = await announced(8);
  const { page, faults } = await web.openAs(company.head.id, path);
  const [held] = (await read()).items;
  await page.getByRole("button", { name: `Hold back: ${held?.clientName}` }).click();
  await page.getByRole("button", { name: `Put back: ${held?.clientName}` }).waitFor();
  await page.getByText("The first release takes at most 5 notices.").waitFor();
  await page.getByRole("button", { name: "Release 5 of 7" }).click();
  await confirm(page, "Release 5 notices");
  await page.getByText("5 notices released.").first().waitFor();
  expect(await page.getByRole("button", { name: "I have looked: the next may follow" }).isDisabled()).toBe(true);
  expect(await page.getByRole("button", { name: /^Release / }).count()).toBe(0);

  for (const { id } of handovers) await post.run(id);
  await announceToClients(web.api.deps, departureId);
  await sealAll(web.api.db);
  const review = page.getByRole("button", { name: "I have looked: the next may follow" }).and(page.locator(":enabled"));
  await review.waitFor();
  await page.getByRole("button", { name: "Show the notices", exact: true }).click();
  await page
    .getByRole("region", { name: /^Notices of/ })
    .getByRole("cell", { name: "Sent", exact: true })
    .first()
    .waitFor();
  await review.click();
  await page.getByRole("button", { name: "Release 2 notices" }).click();
  await confirm(page, "Release 2 notices");
  await page.getByText("2 notices released.").first().waitFor();
  const list = await read();
  expect(list).toMatchObject({ ready: 0, held: 1, items: [{ noticeId: held?.noticeId }] });
  expect(list.releases.map((release) => [release.count, release.sent])).toEqual([
    [5, 5],
    [2, 0],
  ]);
  expect(faults).toEqual([]);
});

test("a hold that comes too late is shown as refused, and the list as it was", async () => {
  const { company, read, path } = await announced(2);
  const [item] = (await read()).items;
  const { page } = await web.openAs(company.head.id, path);
  const hold = page.getByRole("button", { name: `Hold back: ${item?.clientName}` });
  await hold.waitFor();
  const answer = Promise.withResolvers<void>();
  await page.route("**/hold", async (route) => {
    await answer.promise;
    await route.continue();
  });
  // Sent meanwhile, and this page has not heard of it.
  await web.api.db.pool.query("update client_notices set state = 'sent', sent_at = now() where id = $1", [
    item?.noticeId,
  ]);
  await hold.click();
  await page.getByRole("button", { name: `Put back: ${item?.clientName}` }).waitFor();
  answer.resolve();
  const refusal = page.getByRole("alert").filter({ hasText: "Not done" });
  await refusal.getByText("does not wait on the send list any more").waitFor();
  await refusal.getByText("Shown as before again.").waitFor();
  await page.getByRole("button", { name: `Put back: ${item?.clientName}` }).waitFor({ state: "detached" });
});

test("j and k walk the notices, and Escape leads back to the list", async () => {
  const { company, read, path } = await announced(3);
  const names = (await read()).items.map((item) => item.clientName);
  const { page } = await web.openAs(company.head.id, path);
  const shown = (name = "") => page.getByRole("heading", { level: 2, name: `Preview: ${name}` }).waitFor();
  await page
    .getByRole("row")
    .filter({ hasText: names[0] ?? "" })
    .click();
  await shown(names[0]);
  await page.keyboard.press("j");
  await shown(names[1]);
  await page.keyboard.press("j");
  await shown(names[2]);
  await page.keyboard.press("k");
  await shown(names[1]);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Send list" }).waitFor();
});

test("a notice is held back and put back while it is read", async () => {
  const { company, read, path } = await announced(1);
  const [item] = (await read()).items;
  const { page } = await web.openAs(company.head.id, path);
  await page
    .getByRole("row")
    .filter({ hasText: item?.clientName ?? "" })
    .click();
  await page.getByRole("heading", { level: 2, name: `Preview: ${item?.clientName}` }).waitFor();
  await page.getByRole("button", { name: "Hold back" }).click();
  await page.getByRole("button", { name: "Put back" }).waitFor();
  await expect.poll(async () => (await read()).held).toBe(1);
  await page.getByRole("button", { name: "Put back" }).click();
  await page.getByRole("button", { name: "Hold back" }).waitFor();
  await expect.poll(async () => (await read()).held).toBe(0);
});

test("the head's task plays the same list and opens what comes next", async () => {
  const { company, departureId } = await announced(1);
  const [task] = await tasksOf(web.api.db, departureId, "releaseSendList");
  const { page } = await web.openAs(company.head.id, `/tasks/${task?.id}`);
  await page.getByRole("button", { name: "Release 1 notice" }).click();
  await confirm(page, "Release 1 notice");
  await page.getByText("1 notice released.").first().waitFor();
  await page.waitForURL((url) => url.pathname !== `/tasks/${task?.id}`);
});
