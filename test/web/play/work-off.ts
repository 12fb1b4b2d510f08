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
  for (;;) {
    const task = await openNext(page, say, waiting);
    if (!task) return done;
    const outcome = await acts[task.kind](page, say).catch((error: unknown) => {
      throw new Error(`${name} could not do ${task.kind}: ${String(error)}\n${page.url()}`, { cause: error });
    });
    if (outcome !== "done") {
      waiting.add(task.address);
      await page.goto(`${address}/`);
      continue;
    }
    done += 1;
    // Finishing one opens the next, or My work where nothing is left.
    await page.waitForURL((url) => url.pathname !== task.address);
    await page.goto(`${address}/`);
  }
}

/** Opens the first task of the list that does not wait; null when there is none. */
async function openNext(page: Page, say: Say, waiting: Waiting): Promise<{ kind: TaskKind; address: string } | null> {
  const rows = page.locator("tbody tr[data-index]");
  await rows
    .first()
    .or(page.getByText(say("work.empty")))
    .first()
    .waitFor();
  for (let index = 0; index < (await rows.count()); index += 1) {
    const row = rows.nth(index);
    const title = (await row.locator("td").first().innerText()).trim();
    const kind = taskKinds.find((one) => say(`labels.task.${one}`).test(title));
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
