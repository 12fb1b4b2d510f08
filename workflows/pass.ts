import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from "@temporalio/workflow";
import { type Shown, type Standing, sameSearchAttributes, showDetails, showSearchAttributes } from "./standing.ts";

/** The one signal: some fact of yours has changed, look again. */
export const wake = defineSignal("wake");
/** Where the process stands by the facts of its latest pass; null before the first. */
export const standing = defineQuery<Shown | null>("standing");

export interface PassView<Step extends string> {
  due: Step[];
  finished: boolean;
  snapshot: string;
  nextDueAt: string | null;
  sleepMs: number;
  standing: Standing;
  /** Temporal knows our search attributes; writing unknown ones would stop the workflow. */
  searchable: boolean;
}

interface Acknowledge {
  acknowledgePass(pass: {
    workflowId: string;
    snapshot: string;
    nextDueAt: string | null;
    finished: boolean;
  }): Promise<void>;
}

/** Passes in a row that may find the very same steps due before each further one waits: what a step leaves due must not spin. */
const RESTLESS = 20;
const REST_MS = 1_000;

const { acknowledgePass } = proxyLocalActivities<Acknowledge>({ startToCloseTimeout: "20s" });

/**
 * The life of every workflow here: clear the flag, read the facts, do what is due, acknowledge, sleep until the next
 * deadline or wake. A new run starts with the flag set; a workflow returns only when its facts say it has finished and
 * nothing woke it since they were read.
 */
export async function runPasses<Step extends string>(
  id: string,
  read: (id: string) => Promise<PassView<Step>>,
  walk: (due: ReadonlySet<Step>) => Promise<void>,
): Promise<void> {
  let woken = true;
  setHandler(wake, () => {
    woken = true;
  });
  let shown: Shown | null = null;
  setHandler(standing, () => shown);
  const { workflowId } = workflowInfo();
  let before = "";
  let same = 0;
  for (;;) {
    woken = false;
    const view = await read(id);
    const { due, finished, snapshot, nextDueAt, sleepMs } = view;
    if (view.searchable && !sameSearchAttributes(shown, view.standing)) showSearchAttributes(view.standing);
    shown = { ...view.standing, due, nextDueAt, finished };
    showDetails(shown);
    await walk(new Set(due));
    if (due.length === 0) {
      // Only a pass that found nothing left to do settles the wakes it saw.
      await acknowledgePass({ workflowId, snapshot, nextDueAt, finished });
      if (finished && !woken) return;
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew(id);
    same = due.length > 0 && due.join() === before ? same + 1 : 0;
    before = due.join();
    if (same >= RESTLESS) await sleep(REST_MS, { summary: "The same is due again and again" });
    if (due.length === 0) {
      await condition(() => woken, sleepMs, { summary: nextDueAt ? `Until ${nextDueAt}` : "Until woken" });
    }
  }
}
