import { proxyLocalActivities } from "@temporalio/workflow";
import type { Activities } from "../activities/create-activities.ts";
import { runPasses } from "./pass.ts";
import { proxyLongSteps, proxySteps } from "./steps.ts";

const facts = proxyLocalActivities<Pick<Activities, "readDeparture">>({ startToCloseTimeout: "30s" });
const solve = proxyLongSteps({
  inventoryClients: "S2: everything the leaver holds, by itself",
  proposeOwners: "S1: one proposal a client",
});
const act = proxySteps({
  appointOwners: "S1: who accepted becomes next owner",
  passInventories: "S2: signed inventories open their gate",
  notifyDepartments: "S3: one notice a department",
  passDepartments: "S3: answered notices open their gate",
  proposeOffers: "S4: offers to decide on",
  settleOffers: "S4: decided offers open their gate",
  announceToClients: "S5: ready notices onto the send list",
  scheduleIntroductions: "S6: formats and slots",
  switchOwners: "S6: ownership passes to the successor",
  writeBackOwners: "S6: switches into the source system",
  handOverQuestions: "Questions nobody accepted in time",
  chaseTasks: "Reminders and escalation",
  endSignIn: "The last working day has ended",
  tellColleagues: "One mail a working day",
  deliverDepartureEffects: "Sends what is due",
  closeDeparture: "Closing report",
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
