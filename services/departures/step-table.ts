import type { Context } from "../../db/transaction.ts";
import type { DepartureStep, HandoverStep, StepFact } from "../../domain/departure/next-steps.ts";
import { announceToClientsFact } from "../client-notices/announce-to-clients-fact.ts";
import { callOrWriteFact } from "../client-notices/call-or-write-fact.ts";
import { followUpNoticeFact } from "../client-notices/follow-up-notice-fact.ts";
import { notifyDepartmentsFact } from "../departments/notify-departments-fact.ts";
import { passDepartmentsFact } from "../departments/pass-departments-fact.ts";
import { deliverEffectsFact } from "../effects/deliver-effects-fact.ts";
import { openFirstContactFact } from "../first-contacts/open-first-contact-fact.ts";
import { completeHandoverFact } from "../handovers/complete-handover-fact.ts";
import { arrangeIntroductionFact } from "../introductions/arrange-introduction-fact.ts";
import { scheduleIntroductionsFact } from "../introductions/schedule-introductions-fact.ts";
import { inventoryClientsFact } from "../inventory/inventory-clients-fact.ts";
import { passInventoriesFact } from "../inventory/pass-inventories-fact.ts";
import { tellColleaguesFact } from "../notifications/tell-colleagues-fact.ts";
import { proposeOffersFact } from "../offers/propose-offers-fact.ts";
import { settleOffersFact } from "../offers/settle-offers-fact.ts";
import { appointOwnersFact } from "../owners/appoint-owners-fact.ts";
import { proposeOwnersFact } from "../owners/propose-owners-fact.ts";
import { switchOwnersFact } from "../ownerships/switch-owners-fact.ts";
import { writeBackOwnersFact } from "../ownerships/write-back-owners-fact.ts";
import { handOverQuestionsFact } from "../questions/hand-over-questions-fact.ts";
import { chaseTasksFact } from "../tasks/chase-tasks-fact.ts";
import { closeDepartureFact } from "./close-departure-fact.ts";
import { endSignInFact } from "./end-sign-in-fact.ts";

type FactReader = (context: Context, id: string) => Promise<StepFact>;

/** How each step of a departure finds what it has waiting: one set query a step. */
export const departureStepFacts: Record<DepartureStep, FactReader> = {
  inventoryClients: inventoryClientsFact,
  proposeOwners: proposeOwnersFact,
  appointOwners: appointOwnersFact,
  passInventories: passInventoriesFact,
  notifyDepartments: notifyDepartmentsFact,
  passDepartments: passDepartmentsFact,
  proposeOffers: proposeOffersFact,
  settleOffers: settleOffersFact,
  announceToClients: announceToClientsFact,
  scheduleIntroductions: scheduleIntroductionsFact,
  switchOwners: switchOwnersFact,
  writeBackOwners: writeBackOwnersFact,
  handOverQuestions: handOverQuestionsFact,
  chaseTasks: chaseTasksFact,
  endSignIn: endSignInFact,
  tellColleagues: tellColleaguesFact,
  deliverEffects: (context, id) => deliverEffectsFact(context, `departure:${id}`),
  closeDeparture: closeDepartureFact,
};

/** The same for one client's handover. */
export const handoverStepFacts: Record<HandoverStep, FactReader> = {
  callOrWrite: callOrWriteFact,
  followUpNotice: followUpNoticeFact,
  arrangeIntroduction: arrangeIntroductionFact,
  openFirstContact: openFirstContactFact,
  deliverEffects: (context, id) => deliverEffectsFact(context, `handover:${id}`),
  completeHandover: completeHandoverFact,
};
