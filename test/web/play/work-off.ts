import type { Page } from "playwright-core";
import { type TaskKind, taskKinds } from "../../../domain/tasks/task-kinds.ts";
import { acts } from "./acts.ts";
import type { Say } from "./say.ts";
import type { Player, Stage } from "./stage.ts";

/** What a player has looked at and can do nothing about before time has passed, by the address of the task. */
export type Waiting = Set<string>;

/** A player goes through My work from the top and does each task on its page. Returns how many they did. */
export async function workOff({ address, say }: Stage, { name, page }: Player, waiting: Waiting): Promise<number> {
  let done = 0;
  await page.goto(`${address}/`);
  let task = await openNext(page, say, waiting);
  while (task) {
    const { kind, address: at } = task;
    const outcome = await acts[kind](page, say).catch((error: unknown) => {
      throw new Error(`${name} could not do ${kind}: ${String(error)}\n${page.url()}`, { cause: error });
    });
    if (outcome === "done") {
      done += 1;
      // Finishing one opens the next, or My work where nothing is left.
      await page.waitForURL((url) => url.pathname !== at);
    } else {
      waiting.add(at);
    }
    task = outcome === "done" ? await readOpened(page, say, waiting) : null;
    if (!task) {
      await page.goto(`${address}/`);
      task = await openNext(page, say, waiting);
    }
  }
  return done;
}

interface OpenTask {
  kind: TaskKind;
  address: string;
}

/** The task that the page went on to by itself; null where that is My work, or a task that waits. */
async function readOpened(page: Page, say: Say, waiting: Waiting): Promise<OpenTask | null> {
  const { pathname } = new URL(page.url());
  if (!pathname.startsWith("/tasks/") || waiting.has(pathname)) return null;
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  const kind = kindOf(say, title);
  // One that ended meanwhile says so instead.
  return kind ? { kind, address: pathname } : null;
}

const kindOf = (say: Say, title: string): TaskKind | undefined =>
  taskKinds.find((one) => say(`labels.task.${one}`).test(title.trim()));

/** Opens the first task of the list that does not wait; null when there is none. */
async function openNext(page: Page, say: Say, waiting: Waiting): Promise<OpenTask | null> {
  const rows = page.locator("tbody tr[data-index]");
  await rows
    .first()
    .or(page.getByText(say("work.empty")))
    .first()
    .waitFor();
  for (let index = 0; index < (await rows.count()); index += 1) {
    const row = rows.nth(index);
    const title = await row.locator("td").first().innerText();
    const kind = kindOf(say, title);
    if (!kind) throw new Error(`No kind of task is called ${title}`);
    const key = await row.getAttribute("data-id");
    if (!key) throw new Error("rows have no id");
    const address = `/tasks/${key}`;
    if (waiting.has(address)) continue;
    await row.locator("td").first().click();
    await page.waitForURL((url) => url.pathname === address);
    return { kind, address };
  }
  return null;
}
