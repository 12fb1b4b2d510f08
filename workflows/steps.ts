import {
  ActivityFailure,
  type ActivityOptions,
  isCancellation,
  type LocalActivityOptions,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";

type OfPasses = "readDeparture" | "readHandover" | "readStandup" | "acknowledgePass" | "keepGivenUpStep";
type StepName = Exclude<keyof Activities, OfPasses>;
type Steps<Name extends StepName> = { [Step in Name]: (id: string) => Promise<void> };

const { keepGivenUpStep } = proxyLocalActivities<Pick<Activities, "keepGivenUpStep">>({ startToCloseTimeout: "20s" });

const quick: ActivityOptions = {
  startToCloseTimeout: "60s",
  scheduleToCloseTimeout: "60s",
  heartbeatTimeout: "10s",
  retry: { maximumInterval: "30s" },
};
/** Inventory and proposals of a large book: the solver takes its time. */
const long: ActivityOptions = { ...quick, startToCloseTimeout: "10m", scheduleToCloseTimeout: "10m" };
/** Of one client and within the database: milliseconds, so Temporal need not hand them out one by one. */
const small: LocalActivityOptions = {
  startToCloseTimeout: "20s",
  scheduleToCloseTimeout: "60s",
  retry: { maximumInterval: "5s" },
};

/** Steps by name, each with the one line that Temporal's UI shows beside its activity. */
export function proxySteps<Name extends StepName>(summaries: Record<Name, string>): Steps<Name> {
  return proxyEach(summaries, (summary) => proxyActivities<Activities>({ ...quick, summary }));
}

/** The same for steps that may take minutes. */
export function proxyLongSteps<Name extends StepName>(summaries: Record<Name, string>): Steps<Name> {
  return proxyEach(summaries, (summary) => proxyActivities<Activities>({ ...long, summary }));
}

/** The same for short steps of one client that reach nothing but the database. */
export function proxySmallSteps<Name extends StepName>(summaries: Record<Name, string>): Steps<Name> {
  return proxyEach(summaries, (summary) => proxyLocalActivities<Activities>({ ...small, summary }));
}

function proxyEach<Name extends StepName>(
  summaries: Record<Name, string>,
  proxy: (summary: string) => Activities,
): Steps<Name> {
  const entries = Object.entries<string>(summaries).map(([name, summary]) => {
    const activity = proxy(summary)[name as Name];
    return [name, (id: string) => holdNoPass(name, () => activity(id))] as const;
  });
  return Object.fromEntries(entries) as Steps<Name>;
}

/** A step that Temporal gives up, because it hangs or takes too long, is kept as a failed try; the pass goes on. */
async function holdNoPass(name: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    await keepGivenUpStep({ workflowId: workflowInfo().workflowId, activity: name });
  }
}
