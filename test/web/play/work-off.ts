import type { Page } from "playwright-core";
import { type TaskKind, taskKinds } from "../../../domain/tasks/task-kinds.ts";
import { acts } from "./acts.ts";
import type { Say } from "./say.ts";
import type { Player, Stage } from "./stage.ts";

/**
 * A player goes through My work from the top and does each task on its page that can be done by now. `anew`: they load
 * the page before, rather than trust it to have kept up with what others did this very moment. The leaver's sign-in may have ended.
 */
export async function workOff(stage: Stage, player: Player, now: Date, anew: boolean): Promise<void> {
  const { address: app, say, players } = stage;
  const { page } = player;
  if (anew) await page.goto(app);
  const isOut = async () => player === players.leaver && (await doorOf(page).isVisible());
  await menuOf(page, say).or(doorOf(page)).first().waitFor();
  if (await isOut()) return;
  try {
    await workThrough(player, say, now);
  } catch (error) {
    // It ends on the last day, whatever they are just doing.
    if (!(await isOut())) throw error;
  }
}

/** The sign-in, as a page or over one. */
export const doorOf = (page: Page) => page.locator("input[type=password]");

const menuOf = (page: Page, say: Say) => page.getByRole("link", { name: say("common.nav.work") });

async function workThrough(player: Player, say: Say, now: Date): Promise<void> {
  const { name, page, later } = player;
  /** Tasks done, or looked at in vain: what remains of them is for the next time. */
  const handled = new Set<string>();
  const waits = (address: string) => handled.has(address) || (later.get(address) ?? now) > now;
  let task = await openNext(page, say, waits);
  while (task) {
    const { kind, address } = task;
    const outcome = await acts[kind](page, say, now).catch((error: unknown) => {
      throw new Error(`${name} could not do ${kind}: ${String(error)}\n${page.url()}`, { cause: error });
    });
    handled.add(address);
    if (outcome === "done") {
      player.tasks += 1;
      // Finishing one opens the next, or My work where nothing is left.
      await page.waitForURL((url) => url.pathname !== address);
    } else if (outcome !== "wait") later.set(address, outcome);
    task = (outcome === "done" && (await readOpened(page, say, waits))) || (await openNext(page, say, waits));
  }
}

interface OpenTask {
  kind: TaskKind;
  address: string;
}

/** The task that the page went on to by itself; null where that is My work, or a task that waits. */
async function readOpened(page: Page, say: Say, waits: (address: string) => boolean): Promise<OpenTask | null> {
  const { pathname: address } = new URL(page.url());
  if (!address.startsWith("/tasks/") || waits(address)) return null;
  // The address is there before its page is: what stands under the old heading is another task's.
  const own = page.locator(`main [data-id="${address.slice("/tasks/".length)}"]`);
  await own
    .or(page.getByText(say("work.unknownLead")))
    .first()
    .waitFor();
  const kind = kindOf(say, await page.getByRole("heading", { level: 1 }).innerText());
  // One that ended meanwhile says so instead.
  return kind ? { kind, address } : null;
}

const kindOf = (say: Say, title: string): TaskKind | undefined =>
  taskKinds.find((one) => say(`labels.task.${one}`).test(title.trim()));

/** Opens the first task of the list that does not wait; null when there is none. */
async function openNext(page: Page, say: Say, waits: (address: string) => boolean): Promise<OpenTask | null> {
  // The menu's comes first; a task's page names the way back too.
  await menuOf(page, say).first().click();
  // The page left may have a table too, and stands until this one does.
  const rows = page.getByRole("table", { name: say("work.title") }).locator("tbody tr[data-index]");
  await rows
    .first()
    .or(page.getByText(say("work.empty")))
    .first()
    .waitFor();
  for (;;) {
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => ({
        index: Number(row.getAttribute("data-index")),
        of: Number(row.closest("table")?.getAttribute("aria-rowcount")) - 1,
        address: `/tasks/${row.getAttribute("data-id")}`,
        title: row.querySelector("td")?.textContent ?? "",
      })),
    );
    const next = shown.find(({ address }) => !waits(address));
    if (next) return openRow(page, say, next);
    const last = shown.at(-1);
    if (!last || last.index + 1 >= last.of) return null;
    // Rows out of sight are not in the page.
    await page.locator(`tbody tr[data-index="${last.index}"]`).scrollIntoViewIfNeeded();
    await page.locator(`tbody tr[data-index="${last.index + 1}"]`).waitFor();
  }
}

/** A list that moves under the pointer takes no click: who sees that nothing opened clicks again. */
const CLICKS = 4;

async function openRow(page: Page, say: Say, { address, title }: { address: string; title: string }) {
  const kind = kindOf(say, title);
  if (!kind) throw new Error(`No kind of task is called ${title}`);
  const row = page.locator(`tbody tr[data-id="${address.slice("/tasks/".length)}"] td`).first();
  for (let clicks = 1; ; clicks += 1) {
    await row.click();
    const isLast = clicks === CLICKS;
    const isOpen = await page
      .waitForURL((url) => url.pathname === address, isLast ? {} : { timeout: 3_000 })
      .then(() => true)
      .catch((error: unknown) => {
        if (isLast) throw error;
        return false;
      });
    if (isOpen) return { kind, address };
  }
}
