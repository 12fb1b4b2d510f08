import { type ActivityOptions, proxyActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";

type StepName = Exclude<keyof Activities, "readDeparture" | "readHandover" | "readStandup" | "acknowledgePass">;
type Steps<Name extends StepName> = { [Step in Name]: (id: string) => Promise<unknown> };

const quick: ActivityOptions = {
  startToCloseTimeout: "60s",
  heartbeatTimeout: "10s",
  retry: { maximumInterval: "30s" },
};
/** Inventory and proposals of a large book: the solver takes its time. */
const long: ActivityOptions = { ...quick, startToCloseTimeout: "10m" };

/** Steps by name, each with the one line that Temporal's UI shows beside its activity. */
export function proxySteps<Name extends StepName>(summaries: Record<Name, string>): Steps<Name> {
  return proxyEach(quick, summaries);
}

/** The same for steps that may take minutes. */
export function proxyLongSteps<Name extends StepName>(summaries: Record<Name, string>): Steps<Name> {
  return proxyEach(long, summaries);
}

function proxyEach<Name extends StepName>(options: ActivityOptions, summaries: Record<Name, string>): Steps<Name> {
  const entries = Object.entries<string>(summaries).map(([name, summary]) => {
    const activities = proxyActivities<Activities>({ ...options, summary });
    return [name, activities[name as Name]];
  });
  return Object.fromEntries(entries) as Steps<Name>;
}
