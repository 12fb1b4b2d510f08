import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import { acknowledgeDepartment, confirmItTask, settleObjection } from "./departments.ts";
import {
  approveOwners,
  assignOwner,
  confirmDeparture,
  nameLooseWorkOwner,
  releaseSendList,
  reviewRelease,
} from "./heads.ts";
import { completeDossiers, fillGaps } from "./leaver.ts";
import type { Mind } from "./mind.ts";
import { decideOffers } from "./offers.ts";
import { acceptClients, acceptLooseWork, signGoldInventory, signInventory } from "./owners-to-be.ts";
import { acceptQuestions, makeFirstContact } from "./successors.ts";
import { callClient, holdIntroduction, offerInPerson, sendLetter } from "./with-clients.ts";

/** A task that a demo run should never see: it stops the run with its name. */
const unexpected: Mind = {
  act: async (_me, tasks) => {
    throw new Error(
      `unexpected in a demo: ${tasks.map((task) => `${task.kind} (${task.detail ?? task.clientName ?? ""})`).join(", ")}`,
    );
  },
};

/** Who does what, and how: one mind a kind of task. */
export const minds: Record<TaskKind, Mind> = {
  confirmDeparture,
  closeExport: confirmItTask,
  closeAccount: confirmItTask,
  approveOwners,
  acceptClients,
  assignOwner,
  completeDossiers,
  fillGaps,
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
  settleOwnerConflict: unexpected,
  settleUnknownEffect: unexpected,
  needsAttention: unexpected,
};
