import { proxyActivities, proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";
import { runPasses } from "./pass.ts";

const facts = proxyLocalActivities<Pick<Activities, "readHandover">>({ startToCloseTimeout: "30s" });
const act = proxyActivities<Activities>({
  startToCloseTimeout: "60s",
  heartbeatTimeout: "10s",
  retry: { maximumInterval: "30s" },
});

/** One client's passage, from its release on the send list to handed over. */
export async function handover(id: string): Promise<void> {
  await runPasses(id, facts.readHandover, async (due) => {
    if (due.has("callOrWrite")) await act.callOrWrite(id);
    if (due.has("followUpNotice")) await act.followUpNotice(id);
    if (due.has("arrangeIntroduction")) await act.arrangeIntroduction(id);
    if (due.has("openFirstContact")) await act.openFirstContact(id);
    if (due.has("deliverEffects")) await act.deliverHandoverEffects(id);
    if (due.has("completeHandover")) await act.completeHandover(id);
  });
}
