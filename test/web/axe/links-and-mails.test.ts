import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessageKind } from "../../../messages/kinds.ts";
import { locales } from "../../../messages/locale.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import { sampleMessages } from "../../../messages/sample-messages.ts";
import { askLogistics } from "../../support/ask-logistics.ts";
import { tellClient } from "../../support/client-links.ts";
import { messagesTo, startPost } from "../../support/client-notices.ts";
import { useWeb } from "../../support/web.ts";
import { watchCalls } from "./settle.ts";
import { lookAt, lookAtWidths, reportTour, startTour } from "./tour.ts";
import { lookInBothLanguages } from "./walk.ts";

const web = useWeb();
let post: Awaited<ReturnType<typeof startPost>>;

beforeAll(async () => {
  post = await startPost(web.api.deps);
}, 120_000);
afterAll(() => post?.stop());

/** The addresses behind links, each in every state it can be in. */
async function listLinkPages(): Promise<Record<string, string>> {
  const { api } = web;
  const agreeing = await tellClient(api.deps, post, { offer: true, slots: true });
  const [raw = ""] = await messagesTo(api.db, agreeing.address);
  const offersEnd = /\/u\/[\w.-]+/.exec(raw)?.[0] ?? "";
  const expired = await tellClient(api.deps, post);
  await api.db.query.execute(sql`update links set expires_at = '2020-01-01' where subject_id = ${expired.one.id}`);
  const revoked = await tellClient(api.deps, post);
  await api.db.query.execute(sql`update links set revoked_at = now() where subject_id = ${revoked.one.id}`);
  const { link, contact } = await askLogistics(api.deps, 3);
  const department = await link(contact);
  return {
    "a client's page": agreeing.path,
    "an expired client's page": expired.path,
    "a revoked client's page": revoked.path,
    "an unknown client's page": `${agreeing.path.slice(0, -2)}xx`,
    "a department's page": department,
    "an unknown department's page": `${department.slice(0, -2)}xx`,
    "the end of offers": offersEnd,
    "the door": "/sign-in",
    "the first administrator": "/first-administrator#token",
    "the first administrator without a link": "/first-administrator",
  };
}

test("a page of somebody who is not signed in has nothing serious", { timeout: 600_000 }, async () => {
  const tour = startTour();
  for (const [name, path] of Object.entries(await listLinkPages())) {
    const { page, context, faults } = await web.open("/sign-in");
    const settle = watchCalls(page);
    await page.goto(path);
    await settle();
    await lookInBothLanguages(tour, page, name, settle, { widths: true });
    tour.faults.push(...faults);
    await context.close();
  }
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});

test("what is forbidden or not there has nothing serious", { timeout: 600_000 }, async () => {
  const tour = startTour();
  const { company } = await tellClient(web.api.deps, post);
  const { page } = await web.openAs(company.leaver.id, "/");
  const settle = watchCalls(page);
  for (const path of ["/audit", "/no/such/page"]) {
    await page.goto(path);
    await settle();
    await lookInBothLanguages(tour, page, path, settle, { widths: true });
  }
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});

test("a mail of any kind has nothing serious", { timeout: 600_000 }, async () => {
  const tour = startTour();
  // On no page of ours, whose content policy would take a mail's styles from it.
  const { page } = await web.open("about:blank");
  for (const locale of locales) {
    const now = new Date("2026-04-06T09:00:00Z");
    const samples = sampleMessages({ company: "Tern & Sons", url: web.api.url, now, locale });
    for (const kind of Object.keys(samples) as MessageKind[]) {
      await page.setContent(renderMessage(kind, locale, samples[kind]).html);
      await lookAt(tour, page, `mail ${kind}`);
      await lookAtWidths(tour, page, `mail ${kind}`);
    }
  }
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});
