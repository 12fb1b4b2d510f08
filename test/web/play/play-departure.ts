import { expect } from "vitest";
import { answerAsClient } from "./client.ts";
import { moveClock, readClock } from "./move-clock.ts";
import type { Stage } from "./stage.ts";
import { type Waiting, workOff } from "./work-off.ts";

/** Nobody looks at their work more often than this, in business time. */
const SITTING_MS = 3 * 3_600_000;
/** Far more than any departure needs. */
const MOST_MOVES = 400;

/** HR records, and from then on everybody does what waits for them until the departure is closed. */
export async function playDeparture(stage: Stage): Promise<{ tasks: number; moves: number }> {
  const { players, departments, world, say } = stage;
  const departure = await recordNotice(stage);
  const everybody = [...Object.values(players), ...departments];
  let tasks = 0;
  let answered = false;
  let looked = "";
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const now = await readClock(world.page);
    if (looked === "" || Date.parse(now) - Date.parse(looked) >= SITTING_MS) {
      const waiting: Waiting = new Set();
      for (const player of everybody) tasks += await workOff(stage, player, waiting);
      answered ||= await answerAsClient(stage, "pat@firm101.example");
      if (await isClosed(stage, departure)) {
        expect(answered).toBe(true);
        return { tasks, moves };
      }
      looked = now;
    }
    await world.page.goto(`${stage.address}/mailbox`);
    if (!(await moveClock(world.page, say))) looked = "";
  }
  throw new Error(`not closed after ${MOST_MOVES} moves of the clock`);
}

/** Returns the address of the departure's page. */
async function recordNotice({ players, say }: Stage): Promise<string> {
  const { page } = players.hr;
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
  return page.url();
}

async function isClosed({ players, say }: Stage, departure: string): Promise<boolean> {
  const { page } = players.hr;
  await page.goto(departure);
  const states = ["noticed", "running", "closedIncomplete", "closed"].map((state) =>
    page.getByText(say(`labels.departureState.${state}`)),
  );
  const [first, ...others] = states.map((state) => state.first());
  if (!first) return false;
  await others
    .reduce((any, one) => any.or(one), first)
    .first()
    .waitFor();
  return (states.at(-1) as typeof first).first().isVisible();
}
