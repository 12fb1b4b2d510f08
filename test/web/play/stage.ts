import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import {
  applyExport,
  completeCompany,
  type DemoPerson,
  listEveryone,
  uploadExport,
} from "../../../cli/demo/company.ts";
import { moveTo } from "../../../cli/demo/move-to.ts";
import { BEFORE_ALL_DATA } from "../../../cli/demo/server.ts";
import { createMatrixDatabase, type Instance, prepareDatabase, startInstance } from "../../../cli/matrix/instance.ts";
import { changePersonRoute, createSignInRoute } from "../../../contracts/routes/people.ts";
import { changeCompanyRoute } from "../../../contracts/routes/settings.ts";
import type { Locale } from "../../../messages/locale.ts";
import { DEMO_SIGN_IN } from "../../../services/demo/demo-sign-in.ts";
import { launchBrowser, watchPage } from "../../support/browser.ts";
import { writeCompany, writeMapping } from "./company-files.ts";
import { createSay, type Say } from "./say.ts";

const PASSWORD = "plays-their-own-part";

export interface Player {
  name: string;
  page: Page;
  /** How many tasks they have done. */
  tasks: number;
  /** By the address of a task: the business time before which there is no use in looking at it again. */
  later: Map<string, Date>;
}

export interface Stage {
  address: string;
  say: Say;
  /** Everybody of the play, signed in through the door, each in a browser window of their own. */
  players: Record<"hr" | "head" | "leaver" | "olga" | "oscar" | "it", Player>;
  departments: Player[];
  /** The demo's own window: moves the clock, shows the mailbox. */
  world: Player;
  /** A window without a sign-in. */
  stranger(): Promise<Page>;
  /** Script errors and refused content of every window so far. */
  faults: string[];
  /** Pictures of every window as it stands, for who looks into a failure. Returns their folder. */
  photograph(): Promise<string>;
  stop(): Promise<void>;
}

/** API, worker and browser on a database of their own, with the written company in it; nobody has done anything yet. */
export async function setStage(locale: Locale): Promise<Stage> {
  const servers = inject("servers");
  const database = `play_${locale}`;
  await createMatrixDatabase(servers, database);
  await prepareDatabase(servers, database, BEFORE_ALL_DATA, false);
  const instance = await startInstance(servers, database, () => {});
  const browser = await launchBrowser();
  const people = await fillCompany(instance, locale, join(servers.folder, `${database}-export`));
  const faults: string[] = [];
  const open = (email: string, password: string, name: string) =>
    enter(browser, instance.address, { email, password, name, locale, faults });
  const play = (name: string) => open(mailOf(people, name), PASSWORD, name);
  const windows = () => browser.contexts().flatMap((context) => context.pages());
  return {
    address: instance.address,
    say: createSay(locale),
    photograph: async () => {
      const folder = await mkdtemp(join(tmpdir(), `handover-play-${locale}-`));
      for (const [at, page] of windows().entries()) await page.screenshot({ path: join(folder, `${at}.png`) });
      return folder;
    },
    players: {
      hr: await play("Helen Resources"),
      head: await play("Hanna Head"),
      leaver: await play("Lena Leaver"),
      olga: await play("Olga Owner"),
      oscar: await play("Oscar Owner"),
      it: await play("Ian Tech"),
    },
    departments: [
      await play("Contact in logistics"),
      await play("Contact in finance"),
      await play("Contact in support"),
    ],
    world: await open(DEMO_SIGN_IN.email, DEMO_SIGN_IN.password, "Demo"),
    stranger: async () => (await openContext(browser, locale)).newPage(),
    faults,
    stop: async () => {
      await browser.close();
      await instance.stop();
    },
  };
}

/** Before anybody plays: the export is brought in, and everybody gets their sign-in and language. */
async function fillCompany(instance: Instance, locale: Locale, folder: string): Promise<DemoPerson[]> {
  const { demo } = instance;
  await writeCompany(folder);
  const company = { name: "North Trading", locale, mailDomain: "north.example", fromAddress: "clients@north.example" };
  await demo.call(changeCompanyRoute, { body: company });
  const { importId, dataAsOf } = await uploadExport(demo, folder, await writeMapping(`${folder}.mapping.json`, locale));
  await moveTo(demo, new Date(`${dataAsOf}T09:00:00Z`));
  await applyExport(demo, importId);
  await completeCompany(demo, company.name);
  const everyone = await listEveryone(demo);
  for (const { id: personId } of everyone)
    await demo.call(changePersonRoute, { params: { personId }, body: { locale } });
  // The demo has its sign-in already.
  const people = everyone.filter((person) => person.name !== "Demo");
  for (const { id: personId, name } of people) {
    await demo.call(createSignInRoute, {
      params: { personId },
      body: { email: mailOf(people, name), password: PASSWORD },
    });
  }
  return people;
}

function mailOf(people: readonly DemoPerson[], name: string): string {
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person.email ?? `${name.toLowerCase().replaceAll(" ", ".")}@north.example`;
}

const openContext = (browser: Browser, locale: Locale): Promise<BrowserContext> =>
  browser.newContext({ locale: locale === "ru" ? "ru-RU" : "en-GB", viewport: { width: 1360, height: 900 } });

async function enter(
  browser: Browser,
  address: string,
  who: { email: string; password: string; name: string; locale: Locale; faults: string[] },
): Promise<Player> {
  const context = await openContext(browser, who.locale);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  watchPage(page, who.faults);
  await page.goto(`${address}/sign-in`);
  await page.locator("input[type=email]").fill(who.email);
  await page.locator("input[type=password]").fill(who.password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/");
  return { name: who.name, page, tasks: 0, later: new Map() };
}
