import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessageKind } from "../../../messages/kinds.ts";
import { locales } from "../../../messages/locale.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import { sampleMessages } from "../../../messages/sample-messages.ts";
import { tellClient } from "../../support/client-links.ts";
import { startPost } from "../../support/client-notices.ts";
import { useWeb } from "../../support/web.ts";
import { listLinkPages } from "./link-pages.ts";
import { lookAt } from "./look-at.ts";
import { lookAtWidths } from "./look-at-widths.ts";
import { watchCalls } from "./settle.ts";
import { reportTour, see, startTour, TOUR_TIME } from "./tour.ts";
import { lookInBothLanguages } from "./walk.ts";

const web = useWeb();
let post: Awaited<ReturnType<typeof startPost>>;

beforeAll(async () => {
  post = await startPost(web.api.deps);
}, 120_000);
afterAll(() => post?.stop());

test("a page of somebody who is not signed in has nothing serious", TOUR_TIME, async () => {
  const tour = startTour("links");
  for (const [screen, { path, act }] of Object.entries(await listLinkPages(web, post))) {
    const { page, context, faults } = await web.open("about:blank", { reducedMotion: "reduce" });
    const settle = watchCalls(page);
    await see(tour, screen, async () => {
      await page.goto(path);
      await settle();
      await act?.(page);
      await lookInBothLanguages(tour, page, screen, settle);
    });
    tour.faults.push(...faults.map((fault) => `${screen}: ${fault}`));
    await context.close();
  }
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});

test("what is forbidden or not there has nothing serious", TOUR_TIME, async () => {
  const tour = startTour("forbidden or not there");
  const { company } = await tellClient(web.api.deps, post);
  const { page } = await web.openAs(company.leaver.id, "/", { reducedMotion: "reduce" });
  const settle = watchCalls(page);
  for (const path of ["/audit", "/no/such/page"]) {
    await see(tour, path, async () => {
      await page.goto(path);
      await lookInBothLanguages(tour, page, path, settle);
    });
  }
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});

test("a mail of any kind has nothing serious", TOUR_TIME, async () => {
  const tour = startTour("mails");
  // On no page of ours, whose content policy would take a mail's styles from it.
  const { page } = await web.open("about:blank");
  for (const locale of locales) {
    const now = new Date("2026-04-06T09:00:00Z");
    const sender = { company: "Tern & Sons", postalAddress: "12 Harbour Street, Hull" };
    const samples = sampleMessages({ ...sender, url: web.api.url, now, locale });
    for (const kind of Object.keys(samples) as MessageKind[]) {
      await see(tour, `mail ${kind}`, async () => {
        await page.setContent(renderMessage(kind, locale, samples[kind]).html);
        await lookAt(tour, page, `mail ${kind}`);
        await lookAtWidths(tour, page, `mail ${kind}`);
      });
    }
  }
  reportTour(tour);
  expect(tour.faults).toEqual([]);
});
