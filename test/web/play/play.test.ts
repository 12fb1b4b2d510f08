import { expect, test } from "vitest";
import { playDeparture } from "./play-departure.ts";
import { setStage } from "./stage.ts";

/** A whole departure of 64 clients, everybody in a window of their own. */
const PLAY_MS = 1_500_000;

test.each(["en", "ru"] as const)(
  "everybody plays their part in the browser from notice to close, in %s",
  async (locale) => {
    const stage = await setStage(locale);
    try {
      const { tasks } = await playDeparture(stage);
      // Each of 64 clients has at least its first contact.
      expect(tasks).toBeGreaterThan(64);
      expect(stage.faults).toEqual([]);
    } catch (error) {
      throw new Error(`${String(error)}\nEvery window: ${await stage.photograph()}`, { cause: error });
    } finally {
      await stage.stop();
    }
  },
  PLAY_MS,
);
