import { moveDemoClockRoute, readSettledRoute } from "../../contracts/routes/demo.ts";
import type { ApiClient } from "./api-client.ts";

/** Tries of 20 s each: hundreds of clients told in one go take a slow machine minutes. */
const TRIES = 45;

/** Waits until the process has done everything that the present business time asks for; answers that time. */
export async function waitUntilSettled(demo: ApiClient): Promise<Date> {
  for (let attempt = 1; ; attempt++) {
    const clock = await demo.call(readSettledRoute, { query: { wait: true } as never });
    if (clock.settled) return new Date(clock.businessNow);
    if (attempt === TRIES) throw new Error(`the process does not come to rest: ${JSON.stringify(clock)}`);
    // A step that fails again and again will not come to rest by waiting.
    if (clock.failedSteps > 0 && clock.wakes + clock.effects === 0 && attempt > 3)
      throw new Error(`a step keeps failing: ${JSON.stringify(clock)}`);
  }
}

/** Moves business time forward to an instant, through everything that is due on the way; stays where it is already later. */
export async function moveTo(demo: ApiClient, at: Date): Promise<void> {
  let now = await waitUntilSettled(demo);
  while (now < at) now = await stepTo(demo, at);
}

/** One move: to the instant, or to what is due before it. Answers the business time reached. */
export async function stepTo(demo: ApiClient, at: Date): Promise<Date> {
  await waitUntilSettled(demo);
  await demo.call(moveDemoClockRoute, { body: { to: at.toISOString() } });
  return waitUntilSettled(demo);
}
