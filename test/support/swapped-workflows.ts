/** The released stand-up with its two steps swapped: what a replay must not accept. */
import { proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../../activities/create-activities.ts";
import { runPasses } from "../../workflows/pass.ts";
import { proxySteps } from "../../workflows/steps.ts";

const facts = proxyLocalActivities<Pick<Activities, "readStandup">>({ startToCloseTimeout: "30s" });
const act = proxySteps({ listStandup: "", deliverStandupEffects: "" });

export async function standup(teamId: string): Promise<void> {
  await runPasses(teamId, facts.readStandup, async (due) => {
    if (due.has("listStandup")) await act.deliverStandupEffects(teamId);
    if (due.has("deliverEffects")) await act.listStandup(teamId);
  });
}
