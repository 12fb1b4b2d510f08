import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { type ClockView, moveClock } from "./move-clock.ts";
import { readClock } from "./read-clock.ts";
import { hasWakes, readSettled, type Settled } from "./read-settled.ts";

const EVERY_MS = 40;
const LONGEST_MS = 20_000;

/**
 * Waits until the present is settled, moves the clock, and waits again, each at most 20 s, so that a demo needs one
 * request a step. The answer says whether it settled; moving refuses (`notSettled`) when the present never did.
 */
export async function moveClockAndWait(deps: ServiceDeps, actor: Actor, to: Date): Promise<ClockView & Settled> {
  await waitUntilSettled(deps);
  await moveClock(deps, actor, to);
  await waitUntilSettled(deps);
  return readClock(deps);
}

/** Polls until settled or 20 s have gone by; asks for more than the wakes only when there are none. */
export async function waitUntilSettled(deps: ServiceDeps): Promise<void> {
  const over = AbortSignal.timeout(LONGEST_MS);
  const isSettled = async () => !(await hasWakes(deps)) && (await readSettled(deps)).settled;
  while (!(await isSettled()) && !over.aborted) await wait(EVERY_MS);
}
