import type { ComponentType } from "react";
import type { TaskItem } from "../../../contracts/routes/tasks.ts";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";

/** What a person does for one kind of task. `onDone` takes what came of it, in words, and opens what waits next. */
export interface StepProps {
  task: TaskItem;
  onDone: (what: string) => void;
}

type Step = () => Promise<ComponentType<StepProps>>;

/** Every kind of task and what it takes to do it, each loaded when it is first opened. */
export const steps: Record<TaskKind, Step> = {
  confirmDeparture: () =>
    import("../departure/steps/confirm-departure-step.tsx").then((step) => step.ConfirmDepartureStep),
  closeExport: () => import("../departure/steps/close-system-step.tsx").then((step) => step.CloseSystemStep),
  closeAccount: () => import("../departure/steps/close-system-step.tsx").then((step) => step.CloseSystemStep),
  nameLooseWorkOwner: () =>
    import("../departure/steps/name-loose-work-owner-step.tsx").then((step) => step.NameLooseWorkOwnerStep),
  settleUnknownEffect: () =>
    import("../departure/steps/settle-unknown-effect-step.tsx").then((step) => step.SettleUnknownEffectStep),
  approveOwners: () => import("../owners/steps/approve-owners-step.tsx").then((step) => step.ApproveOwnersStep),
  assignOwner: () => import("../owners/steps/assign-owner-step.tsx").then((step) => step.AssignOwnerStep),
  settleObjection: () =>
    import("../attention/steps/settle-objection-step.tsx").then((step) => step.SettleObjectionStep),
  settleOwnerConflict: () => import("../attention/steps/decide-alone-step.tsx").then((step) => step.DecideAloneStep),
  needsAttention: () => import("../attention/steps/decide-alone-step.tsx").then((step) => step.DecideAloneStep),
  decideOffers: () => import("../offers/steps/decide-offers-step.tsx").then((step) => step.DecideOffersStep),
  releaseSendList: () =>
    import("../send-list/steps/release-send-list-step.tsx").then((step) => step.ReleaseSendListStep),
  reviewRelease: () => import("../send-list/steps/review-release-step.tsx").then((step) => step.ReviewReleaseStep),
  completeDossiers: () =>
    import("../dossier/steps/complete-dossiers-step.tsx").then((step) => step.CompleteDossiersStep),
  fillGaps: () => import("../dossier/steps/complete-dossiers-step.tsx").then((step) => step.CompleteDossiersStep),
  signInventory: () => import("../dossier/steps/sign-inventory-step.tsx").then((step) => step.SignInventoryStep),
  signGoldInventory: () => import("../dossier/steps/sign-inventory-step.tsx").then((step) => step.SignInventoryStep),
  acceptClients: () => import("../desk/steps/accept-clients-step.tsx").then((step) => step.AcceptClientsStep),
  callClient: () => import("../desk/steps/call-client-step.tsx").then((step) => step.CallClientStep),
  sendLetter: () => import("../desk/steps/send-letter-step.tsx").then((step) => step.SendLetterStep),
  offerInPerson: () => import("../desk/steps/offer-in-person-step.tsx").then((step) => step.OfferInPersonStep),
  holdIntroduction: () => import("../desk/steps/hold-introduction-step.tsx").then((step) => step.HoldIntroductionStep),
  acceptQuestions: () => import("../desk/steps/accept-questions-step.tsx").then((step) => step.AcceptQuestionsStep),
  makeFirstContact: () => import("../desk/steps/make-first-contact-step.tsx").then((step) => step.MakeFirstContactStep),
  acceptLooseWork: () => import("../desk/steps/accept-loose-work-step.tsx").then((step) => step.AcceptLooseWorkStep),
  acknowledgeDepartment: () =>
    import("../department/steps/acknowledge-department-step.tsx").then((step) => step.AcknowledgeDepartmentStep),
};
