import { activityInfo, heartbeat } from "@temporalio/activity";
import type { MailSender, OwnerRegister } from "../contracts/outgoing-mail.ts";
import { announceToClients } from "../services/client-notices/announce-to-clients.ts";
import { callOrWrite } from "../services/client-notices/call-or-write.ts";
import { followUpNotice } from "../services/client-notices/follow-up-notice.ts";
import { notifyDepartments } from "../services/departments/notify-departments.ts";
import { passDepartments } from "../services/departments/pass-departments.ts";
import { closeDeparture } from "../services/departures/close-departure.ts";
import { endSignIn } from "../services/departures/end-sign-in.ts";
import { readDeparturePass, readHandoverPass } from "../services/departures/read-departure-pass.ts";
import { keepFailure, runStep } from "../services/departures/run-step.ts";
import type { ServiceDeps } from "../services/deps.ts";
import { deliverEffects } from "../services/effects/deliver-effects.ts";
import { openFirstContact } from "../services/first-contacts/open-first-contact.ts";
import { completeHandover } from "../services/handovers/complete-handover.ts";
import { arrangeIntroduction } from "../services/introductions/arrange-introduction.ts";
import { scheduleIntroductions } from "../services/introductions/schedule-introductions.ts";
import { inventoryClients } from "../services/inventory/inventory-clients.ts";
import { passInventories } from "../services/inventory/pass-inventories.ts";
import { tellColleagues } from "../services/notifications/tell-colleagues.ts";
import { proposeOffers } from "../services/offers/propose-offers.ts";
import { settleOffers } from "../services/offers/settle-offers.ts";
import { appointOwners } from "../services/owners/appoint-owners.ts";
import { proposeOwners } from "../services/owners/propose-owners.ts";
import { switchOwners } from "../services/ownerships/switch-owners.ts";
import { writeBackOwners } from "../services/ownerships/write-back-owners.ts";
import { handOverQuestions } from "../services/questions/hand-over-questions.ts";
import { listStandup } from "../services/standups/list-standup.ts";
import { readStandupPass } from "../services/standups/read-standup-pass.ts";
import { chaseTasks } from "../services/tasks/chase-tasks.ts";
import { acknowledgePass } from "../services/wakes/acknowledge-pass.ts";
import { hideDetails } from "./hide-details.ts";

/** What activities reach beyond the database: the mail server and the source systems. */
export interface ActivityDeps extends ServiceDeps {
  mail: MailSender;
  crm: OwnerRegister;
  /** Temporal knows the search attributes stage, lastDay and team. */
  searchAttributes: boolean;
}

export type Activities = ReturnType<typeof createActivities>;

/** Heartbeat of a running step, so that one on a dead worker is tried again after seconds. */
const HEARTBEAT_MS = 2_000;

/** The step an activity takes: mails are sent for three types of workflow. */
const stepOf = (activity: string) => (/^deliver\w+Effects$/.test(activity) ? "deliverEffects" : activity);

/** Thin calls: every step is a service verb that writes its own done-marks, so running it twice does nothing. */
export function createActivities(deps: ActivityDeps) {
  const step =
    (
      type: "departure" | "handover" | "standup",
      name: string,
      verb: (deps: ActivityDeps, id: string) => Promise<void>,
    ) =>
    async (id: string) => {
      // A local activity lives and dies with its workflow task and has no heartbeat.
      const beating = activityInfo().isLocal ? undefined : setInterval(() => heartbeat(), HEARTBEAT_MS);
      try {
        return await runStep(deps, `${type}:${id}`, name, () => verb(deps, id));
      } finally {
        clearInterval(beating);
      }
    };
  const departure = (name: string, verb: (deps: ActivityDeps, id: string) => Promise<void>) =>
    step("departure", name, verb);
  const handover = (name: string, verb: (deps: ActivityDeps, id: string) => Promise<void>) =>
    step("handover", name, verb);
  const { searchAttributes: searchable } = deps;
  return hideDetails({
    readDeparture: async (id: string) => ({ ...(await readDeparturePass(deps, id)), searchable }),
    readHandover: async (id: string) => ({ ...(await readHandoverPass(deps, id)), searchable }),
    readStandup: async (teamId: string) => ({ ...(await readStandupPass(deps, teamId)), searchable }),
    acknowledgePass: (pass: Parameters<typeof acknowledgePass>[1]) => acknowledgePass(deps, pass),

    keepGivenUpStep: ({ workflowId, activity }: { workflowId: string; activity: string }) =>
      keepFailure(deps, workflowId, stepOf(activity), new Error("took too long and was given up")),

    inventoryClients: departure("inventoryClients", inventoryClients),
    proposeOwners: departure("proposeOwners", proposeOwners),
    appointOwners: departure("appointOwners", appointOwners),
    passInventories: departure("passInventories", passInventories),
    notifyDepartments: departure("notifyDepartments", notifyDepartments),
    passDepartments: departure("passDepartments", passDepartments),
    proposeOffers: departure("proposeOffers", proposeOffers),
    settleOffers: departure("settleOffers", settleOffers),
    announceToClients: departure("announceToClients", announceToClients),
    scheduleIntroductions: departure("scheduleIntroductions", scheduleIntroductions),
    switchOwners: departure("switchOwners", switchOwners),
    writeBackOwners: departure("writeBackOwners", writeBackOwners),
    handOverQuestions: departure("handOverQuestions", handOverQuestions),
    chaseTasks: departure("chaseTasks", chaseTasks),
    endSignIn: departure("endSignIn", endSignIn),
    tellColleagues: departure("tellColleagues", tellColleagues),
    deliverDepartureEffects: departure("deliverEffects", (d, id) => deliverEffects(d, `departure:${id}`)),
    closeDeparture: departure("closeDeparture", closeDeparture),

    callOrWrite: handover("callOrWrite", callOrWrite),
    followUpNotice: handover("followUpNotice", followUpNotice),
    arrangeIntroduction: handover("arrangeIntroduction", arrangeIntroduction),
    openFirstContact: handover("openFirstContact", openFirstContact),
    deliverHandoverEffects: handover("deliverEffects", (d, id) => deliverEffects(d, `handover:${id}`)),
    completeHandover: handover("completeHandover", completeHandover),

    listStandup: step("standup", "listStandup", listStandup),
    deliverStandupEffects: step("standup", "deliverEffects", (d, id) => deliverEffects(d, `standup:${id}`)),
  });
}
