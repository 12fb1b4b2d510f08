import { proxyActivities, proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";
import { runPasses } from "./pass.ts";

const facts = proxyLocalActivities<Pick<Activities, "readDeparture">>({ startToCloseTimeout: "30s" });
const act = proxyActivities<Activities>({
  startToCloseTimeout: "60s",
  heartbeatTimeout: "10s",
  retry: { maximumInterval: "30s" },
});
const solve = proxyActivities<Activities>({
  startToCloseTimeout: "10m",
  heartbeatTimeout: "10s",
  retry: { maximumInterval: "30s" },
});

/** The process of one leaver, from notice to closed. What is due comes from the facts; this walks it in order. */
export async function departure(id: string): Promise<void> {
  await runPasses(id, facts.readDeparture, async (due) => {
    if (due.has("inventoryClients")) await solve.inventoryClients(id);
    if (due.has("proposeOwners")) await solve.proposeOwners(id);
    if (due.has("appointOwners")) await act.appointOwners(id);
    if (due.has("passInventories")) await act.passInventories(id);
    if (due.has("notifyDepartments")) await act.notifyDepartments(id);
    if (due.has("passDepartments")) await act.passDepartments(id);
    if (due.has("proposeOffers")) await act.proposeOffers(id);
    if (due.has("settleOffers")) await act.settleOffers(id);
    if (due.has("announceToClients")) await act.announceToClients(id);
    if (due.has("scheduleIntroductions")) await act.scheduleIntroductions(id);
    if (due.has("switchOwners")) await act.switchOwners(id);
    if (due.has("writeBackOwners")) await act.writeBackOwners(id);
    if (due.has("handOverQuestions")) await act.handOverQuestions(id);
    if (due.has("chaseTasks")) await act.chaseTasks(id);
    if (due.has("endSignIn")) await act.endSignIn(id);
    if (due.has("tellColleagues")) await act.tellColleagues(id);
    if (due.has("deliverEffects")) await act.deliverDepartureEffects(id);
    if (due.has("closeDeparture")) await act.closeDeparture(id);
  });
}
