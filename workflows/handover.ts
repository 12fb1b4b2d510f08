import { proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";
import { runPasses } from "./pass.ts";
import { proxySmallSteps, proxySteps } from "./steps.ts";

const facts = proxyLocalActivities<Pick<Activities, "readHandover">>({ startToCloseTimeout: "30s" });
const act = proxySmallSteps({
  callOrWrite: "S5: the call or the letter",
  followUpNotice: "S5: not confirmed, so the next channel",
  arrangeIntroduction: "S6: slots and invitations",
  openFirstContact: "First contact of the successor",
  completeHandover: "Handed over",
});
const send = proxySteps({ deliverHandoverEffects: "Sends what is due" });

/** One client's passage, from its release on the send list to handed over. */
export async function handover(id: string): Promise<void> {
  await runPasses(id, facts.readHandover, async (due) => {
    if (due.has("callOrWrite")) await act.callOrWrite(id);
    if (due.has("followUpNotice")) await act.followUpNotice(id);
    if (due.has("arrangeIntroduction")) await act.arrangeIntroduction(id);
    if (due.has("openFirstContact")) await act.openFirstContact(id);
    if (due.has("deliverEffects")) await send.deliverHandoverEffects(id);
    if (due.has("completeHandover")) await act.completeHandover(id);
  });
}
