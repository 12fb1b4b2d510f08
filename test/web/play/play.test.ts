import { test } from "vitest";
import { checkClose, sumUp } from "./check-close.ts";
import { CLIENTS } from "./company-files.ts";
import { playDeparture } from "./play-departure.ts";
import { setStage } from "./stage.ts";

/** A whole departure of 64 clients, everybody in a window of their own: about ten minutes on a machine of two cores. */
const PLAY_MS = 1_200_000;

test.each(["en", "ru"] as const)(
  "everybody plays their part in the browser from notice to close, in %s",
  async (locale) => {
    const began = performance.now();
    const stage = await setStage(locale);
    try {
      await playDeparture(stage);
      await checkClose(stage);
      console.log(
        `${locale}: ${CLIENTS} clients in new hands; ${sumUp(stage)}; ${((performance.now() - began) / 60_000).toFixed(1)} minutes`,
      );
    } catch (error) {
      throw new Error(`${String(error)}\nEvery window: ${await stage.photograph()}`, { cause: error });
    } finally {
      await stage.stop();
    }
  },
  PLAY_MS,
);
