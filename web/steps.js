import { callClient, makeFirstContact, offerInPerson, sendLetter, settleUnknownEffect } from "/step-clients.js";
import { acknowledgeDepartment, settleObjection } from "/step-departments.js";
import { holdIntroduction } from "/step-introduction.js";
import { completeDossiers, signGoldInventory, signInventory } from "/step-inventory.js";
import { decideOffers } from "/step-offers.js";
import {
  acceptLooseWork,
  acceptQuestions,
  closeSystem,
  confirmDeparture,
  decideAlone,
  nameLooseWorkOwner,
} from "/step-others.js";
import { acceptClients, approveOwners, assignOwner } from "/step-owners.js";
import { releaseSendList, reviewRelease } from "/step-send-list.js";

/** What a person does for each kind of task: elements of the task's page. */
export const steps = {
  confirmDeparture,
  closeExport: closeSystem,
  closeAccount: closeSystem,
  approveOwners,
  acceptClients,
  assignOwner,
  completeDossiers,
  fillGaps: completeDossiers,
  signInventory,
  signGoldInventory,
  acknowledgeDepartment,
  settleObjection,
  decideOffers,
  releaseSendList,
  reviewRelease,
  callClient,
  sendLetter,
  offerInPerson,
  holdIntroduction,
  acceptQuestions,
  makeFirstContact,
  nameLooseWorkOwner,
  acceptLooseWork,
  settleOwnerConflict: decideAlone,
  settleUnknownEffect,
  needsAttention: decideAlone,
};
