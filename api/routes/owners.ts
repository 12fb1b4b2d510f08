import {
  answerProposalsRoute,
  approveOwnersRoute,
  assignOwnersRoute,
  getOwnerDraftRoute,
  getPlanRoute,
  listCandidatesRoute,
  listMyProposalsRoute,
  listProposalsRoute,
  raiseCapacityRoute,
  saveOwnerDraftRoute,
} from "../../contracts/routes/owners.ts";
import { getOwnerDraft } from "../../services/drafts/get-owner-draft.ts";
import { saveOwnerDraft } from "../../services/drafts/save-owner-draft.ts";
import { answerProposals } from "../../services/owners/answer-proposals.ts";
import { approveOwners } from "../../services/owners/approve-owners.ts";
import { assignOwners } from "../../services/owners/assign-owners.ts";
import { getPlan } from "../../services/owners/get-plan.ts";
import { listCandidates } from "../../services/owners/list-candidates.ts";
import { listMyProposals } from "../../services/owners/list-my-proposals.ts";
import { listProposals } from "../../services/owners/list-proposals.ts";
import { raiseCapacity } from "../../services/owners/raise-capacity.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** New owners: proposed, approved by exception, accepted or declined, assigned at last. */
export const ownerRoutes: BoundRoute[] = [
  bind(listProposalsRoute, ({ deps, actor, params, query }) => listProposals(deps, actor, { ...params, ...query })),
  bind(getPlanRoute, ({ deps, actor, params }) => getPlan(deps, actor, params.departureId)),
  bind(listCandidatesRoute, ({ deps, actor, params }) => listCandidates(deps, actor, params.departureId)),
  bind(approveOwnersRoute, ({ deps, actor, params, body }) => approveOwners(deps, actor, { ...params, ...body })),
  bind(getOwnerDraftRoute, ({ deps, actor, params }) => getOwnerDraft(deps, actor, params.departureId)),
  bind(saveOwnerDraftRoute, ({ deps, actor, params, body, ifMatch }) =>
    saveOwnerDraft(deps, actor, { ...params, draft: body, version: ifMatch }),
  ),
  bind(assignOwnersRoute, ({ deps, actor, params, body }) => assignOwners(deps, actor, { ...params, ...body })),
  bind(raiseCapacityRoute, ({ deps, actor, params, body }) => raiseCapacity(deps, actor, { ...params, ...body })),
  bind(listMyProposalsRoute, ({ deps, actor }) => listMyProposals(deps, actor)),
  bind(answerProposalsRoute, ({ deps, actor, params, body }) => answerProposals(deps, actor, { ...params, ...body })),
];
