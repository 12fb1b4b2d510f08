import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { links } from "../../../db/schema/client-notices.ts";
import { people } from "../../../db/schema/people.ts";
import { askLogistics } from "../../support/ask-logistics.ts";
import { tellClient } from "../../support/client-links.ts";
import { messagesTo, type startPost } from "../../support/client-notices.ts";
import { createPerson } from "../../support/company.ts";
import type { Web } from "../../support/web.ts";

/** What is behind an address of somebody who is not signed in. */
export interface LinkPage {
  path: string;
  /** What is done there before it is looked at; ends when the page has answered. */
  act?: (page: Page) => Promise<void>;
}

type Api = Web["api"];
type Post = Awaited<ReturnType<typeof startPost>>;

/** The addresses of mails, each in every state it can be in. */
export async function listLinkPages({ api }: Web, post: Post): Promise<Record<string, LinkPage>> {
  return {
    ...(await listClientPages(api, post)),
    ...(await listDepartmentPages(api)),
    ...(await listEndsOfOffers(api, post)),
    "the door": { path: "/sign-in" },
    "the first administrator": { path: "/first-administrator#token" },
    "the first administrator without a link": { path: "/first-administrator" },
  };
}

async function listClientPages({ db, deps }: Api, post: Post): Promise<Record<string, LinkPage>> {
  const { path } = await tellClient(deps, post, { offer: true, slots: true });
  const expired = await tellClient(deps, post);
  const revoked = await tellClient(deps, post);
  await db.query.update(links).set(EXPIRED).where(eq(links.subjectId, expired.one.id));
  await db.query.update(links).set(REVOKED).where(eq(links.subjectId, revoked.one.id));
  return {
    "a client's page": { path },
    "a client's page, asked whether the objection is meant": { path, act: object },
    "a client's page, its question asked": { path, act: ask },
    "a client's page that cannot be read": { path, act: lose },
    "an expired client's page": { path: expired.path },
    "a revoked client's page": { path: revoked.path },
    "an unknown client's page": { path: forge(path) },
  };
}

async function listDepartmentPages({ db, deps }: Api): Promise<Record<string, LinkPage>> {
  const { company, contact, link } = await askLogistics(deps, 3);
  const reader = async () => createPerson(db, { departmentId: company.departments.logistics.id });
  const [expired, revoked, left] = [await reader(), await reader(), await reader()];
  const department = await link(contact);
  const [ofExpired, ofRevoked, ofLeft] = [await link(expired), await link(revoked), await link(left)];
  await db.query.update(links).set(EXPIRED).where(eq(links.personId, expired.id));
  await db.query.update(links).set(REVOKED).where(eq(links.personId, revoked.id));
  await db.query.update(people).set({ status: "left" }).where(eq(people.id, left.id));
  return {
    "a department's page": { path: department },
    "a department's page, acknowledged": { path: department, act: acknowledge },
    "an expired department's page": { path: ofExpired },
    "a revoked department's page": { path: ofRevoked },
    "a department's page of somebody who has left": { path: ofLeft },
    "an unknown department's page": { path: forge(department) },
  };
}

async function listEndsOfOffers({ db, deps }: Api, post: Post): Promise<Record<string, LinkPage>> {
  const ends: { path: string; linkId: string }[] = [];
  for (let made = 0; made < 3; made += 1) {
    const { address } = await tellClient(deps, post, { offer: true });
    const [raw = ""] = await messagesTo(db, address);
    const [path = "", linkId = ""] = /\/u\/([\w-]+)\.[\w-]+/.exec(raw) ?? [];
    ends.push({ path, linkId });
  }
  const [working, expired, revoked] = ends as [(typeof ends)[0], (typeof ends)[0], (typeof ends)[0]];
  await db.query.update(links).set(EXPIRED).where(eq(links.id, expired.linkId));
  await db.query.update(links).set(REVOKED).where(eq(links.id, revoked.linkId));
  return {
    "the end of offers": { path: working.path },
    "the end of offers, reached": { path: working.path, act: end },
    "an expired end of offers": { path: expired.path },
    "a revoked end of offers": { path: revoked.path },
    "an unknown end of offers": { path: forge(working.path) },
  };
}

const EXPIRED = { expiresAt: new Date("2020-01-01T00:00:00Z") };
const REVOKED = { revokedAt: new Date("2026-04-01T00:00:00Z") };

const forge = (path: string): string => `${path.slice(0, -2)}xx`;

async function end(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send me no more offers" }).click();
  await page.getByText("You will get no more offers").first().waitFor();
}

async function acknowledge(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Acknowledge all 3 clients" }).click();
  await page.getByText("3 clients are acknowledged.").waitFor();
}

async function object(page: Page): Promise<void> {
  await page.getByLabel("What speaks against it").fill("We agreed on somebody else.");
  await page.getByRole("button", { name: "Tell us" }).click();
  await page.getByRole("button", { name: "Yes, send it" }).waitFor();
}

async function ask(page: Page): Promise<void> {
  await page.getByLabel("Your question").fill("Who signs the renewal?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await page.getByText("You will get an answer by").waitFor();
}

async function lose(page: Page): Promise<void> {
  await page.route("**/api/v1/**", (route) => route.abort());
  await page.reload();
}
