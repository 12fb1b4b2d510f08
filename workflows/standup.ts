import { proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";
import { runPasses } from "./pass.ts";
import { proxySteps } from "./steps.ts";

const facts = proxyLocalActivities<Pick<Activities, "readStandup">>({ startToCloseTimeout: "30s" });
const act = proxySteps({
  listStandup: "The morning list",
  deliverStandupEffects: "Sends what is due",
});

/** A team's morning list, every working day on which a departure of it is open. For ever. */
export async function standup(teamId: string): Promise<void> {
  await runPasses(teamId, facts.readStandup, async (due) => {
    if (due.has("listStandup")) await act.listStandup(teamId);
    if (due.has("deliverEffects")) await act.deliverStandupEffects(teamId);
  });
}
