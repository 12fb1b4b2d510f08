import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { percentile } from "./percentile.ts";
import { untilInPage } from "./throttled-page.ts";

const PRESSES = 20;
const ACTS = 12;
const SCROLL_MS = 2_000;
const NOTCH = 120;
/** A hand turns the wheel by some twenty notches a second, 2,400 px. */
const NOTCH_EVERY_MS = 50;
const SAVED = "Your marks are saved";

/** Ms from a key to the frame that shows its first effect, p95 over 60 presses of j, x and v in turns. */
export async function measureVisible(page: Page): Promise<number> {
  await page.evaluate("bench.reactions = []");
  let pressed = 0;
  for (let round = 0; round < PRESSES; round++) {
    for (const key of ["j", "x", "v"]) {
      await page.keyboard.press(key);
      pressed += 1;
      await untilInPage(page, `bench.reactions.length >= ${pressed}`);
    }
  }
  return percentile(await numbers(page, "bench.reactions"), 95);
}

/**
 * Ms from v on a client until the page says that the marks are saved, which it does when the API has written them and
 * their audit row; p95. The half second is in it in which the page gathers marks.
 */
export async function measureConfirmed(page: Page): Promise<number> {
  const confirmed: number[] = [];
  for (let act = 0; act < ACTS; act++) {
    await page.getByText(SAVED).waitFor();
    await page.keyboard.press("j");
    await page.evaluate(`bench.await(${JSON.stringify(SAVED)})`);
    await page.keyboard.press("v");
    await untilInPage(page, "bench.confirmedMs !== null");
    confirmed.push(Number(await page.evaluate("bench.confirmedMs")));
  }
  return percentile(confirmed, 95);
}

/** Ms between two frames, p95, while the wheel turns as fast as a hand turns it, from the beginning, the middle and near the end of the list. */
export async function measureFrames(page: Page): Promise<number> {
  const frames: number[] = [];
  for (const part of [0, 0.5, 0.9]) {
    await page.evaluate(`{
      const rows = document.querySelector("[data-rows]");
      rows.scrollTop = rows.scrollHeight * ${part};
    }`);
    const box = await page.locator("[data-rows]").boundingBox();
    if (!box) throw new Error("The table is not there.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.evaluate("bench.recordFrames()");
    const end = performance.now() + SCROLL_MS;
    while (performance.now() < end) {
      const next = performance.now() + NOTCH_EVERY_MS;
      await page.mouse.wheel(0, NOTCH);
      await wait(Math.max(0, next - performance.now()));
    }
    await page.evaluate("bench.endFrames()");
    frames.push(...(await numbers(page, "bench.frames")));
  }
  return percentile(frames, 95);
}

const numbers = async (page: Page, what: string): Promise<number[]> => {
  const values: unknown = await page.evaluate(what);
  if (!Array.isArray(values)) throw new Error(`${what} is no list.`);
  return values.map(Number);
};
