import { proxyActivities, proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";
import { runPasses } from "./pass.ts";

const facts = proxyLocalActivities<Pick<Activities, "readStandup">>({ startToCloseTimeout: "30s" });
const act = proxyActivities<Activities>({
  startToCloseTimeout: "60s",
  heartbeatTimeout: "10s",
  retry: { maximumInterval: "30s" },
});

/** A team's morning list, every working day on which a departure of it is open. For ever. */
export async function standup(teamId: string): Promise<void> {
  await runPasses(teamId, facts.readStandup, async (due) => {
    if (due.has("listStandup")) await act.listStandup(teamId);
    if (due.has("deliverEffects")) await act.deliverStandupEffects(teamId);
  });
}
