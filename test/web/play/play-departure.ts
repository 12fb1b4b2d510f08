import { expect } from "vitest";
import { answerAsClient } from "./client.ts";
import { moveClock, readClock, waitUntilSettled } from "./move-clock.ts";
import type { Player, Stage } from "./stage.ts";
import { workOff } from "./work-off.ts";

/** Where nothing waited, nobody looks again sooner than this, in business time. */
const SITTING_MS = 4 * 3_600_000;
/** Far more than any departure needs. */
const MOST_ROUNDS = 400;
/** One of the two clients who buy most. */
const CLIENT = "pat@firm101.example";

/**
 * HR records, and from then on everybody does what waits for them, all at the same time, until HR's page says that the
 * departure is closed. Time moves on when nobody has anything left to do.
 */
export async function playDeparture(stage: Stage): Promise<void> {
  const { players, departments, world, say } = stage;
  await recordNotice(stage);
  // Their window is open, and shows what has come by itself.
  await players.head.page.getByText(say("labels.task.confirmDeparture")).waitFor();
  const { hr, ...others } = players;
  const workers = [...Object.values(others), ...departments];
  const closed = hr.page.getByText(say("labels.departureState.closed")).first();
  let answered = false;
  let looksAnew = false;
  for (let round = 0; !(await closed.isVisible()); round += 1) {
    if (round === MOST_ROUNDS) throw new Error(`not closed after ${MOST_ROUNDS} rounds`);
    const now = await readClock(world.page);
    const before = sumTasks(workers);
    await Promise.all(workers.map((worker) => workOff(stage, worker, now, looksAnew)));
    looksAnew = sumTasks(workers) > before;
    if (looksAnew) await waitUntilSettled(stage);
    else if (!answered && (await answerAsClient(stage, CLIENT))) answered = true;
    else await moveOn(stage, now);
  }
  expect(answered).toBe(true);
}

const sumTasks = (players: readonly Player[]): number => players.reduce((sum, { tasks }) => sum + tasks, 0);

async function moveOn({ world, say }: Stage, from: Date): Promise<void> {
  const until = from.getTime() + SITTING_MS;
  while ((await readClock(world.page)).getTime() < until) if (!(await moveClock(world.page, say))) return;
}

/** HR's window shows the departure's page from then on. */
async function recordNotice({ players: { hr }, say }: Stage): Promise<void> {
  const { page } = hr;
  await page.getByRole("link", { name: say("common.nav.departures") }).click();
  await page
    .getByRole("link", { name: say("newDeparture.title") })
    .first()
    .click();
  await page.getByRole("combobox", { name: say("newDeparture.leaver") }).fill("Lena");
  await page.getByRole("option", { name: "Lena Leaver" }).click();
  await page.getByRole("combobox", { name: say("newDeparture.reason") }).click();
  await page.getByRole("option").first().click();
  await page.getByText(say("newDeparture.preview.confirmed")).first().waitFor();
  await page.getByRole("button", { name: say("newDeparture.save") }).click();
  await page.waitForURL((url) => /^\/departures\/[0-9a-f-]{36}$/.test(url.pathname));
  hr.tasks += 1;
}
