import { z } from "zod";
import { OwnerDraft, OwnerDraftView } from "../owner-draft.ts";
import {
  AnswerProposals,
  AnswerProposalsResult,
  ApproveOwners,
  ApproveOwnersResult,
  AssignOwners,
  CandidateList,
  MyProposals,
  OwnerPlanView,
  ProposalPage,
  RaiseCapacity,
} from "../owners.ts";
import { defineRoute, idParam, widePageQuery } from "../route.ts";

const departure = idParam("departureId");

export const listProposalsRoute = defineRoute({
  id: "listProposals",
  method: "get",
  path: "/departures/:departureId/proposals",
  access: "readPlan",
  summary: "Proposed owners with reasons, exceptions first, alternatives and the load of everybody named",
  params: departure,
  query: widePageQuery.extend({ filter: z.enum(["undecided", "open", "all", "toAssign"]).default("undecided") }),
  response: ProposalPage,
});

export const getPlanRoute = defineRoute({
  id: "getPlan",
  method: "get",
  path: "/departures/:departureId/plan",
  access: "readPlan",
  summary: "Load and hours per person, and what does not fit",
  params: departure,
  response: OwnerPlanView,
});

export const listCandidatesRoute = defineRoute({
  id: "listCandidates",
  method: "get",
  path: "/departures/:departureId/candidates",
  access: "readPlan",
  summary: "Everybody who may be named as a new owner, with their load; the leaver's team first",
  params: departure,
  response: CandidateList,
});

export const approveOwnersRoute = defineRoute({
  id: "approveOwners",
  method: "post",
  path: "/departures/:departureId/approve-owners",
  access: "approveOwners",
  summary: "Change some, refuse some, approve the rest, in one go",
  params: departure,
  body: ApproveOwners,
  response: ApproveOwnersResult,
});

export const getOwnerDraftRoute = defineRoute({
  id: "getOwnerDraft",
  method: "get",
  path: "/departures/:departureId/owner-draft",
  access: "approveOwners",
  summary: "Your own marks on the proposals, kept until the verdict and seen by nobody else",
  params: departure,
  response: OwnerDraftView,
});

export const saveOwnerDraftRoute = defineRoute({
  id: "saveOwnerDraft",
  method: "put",
  path: "/departures/:departureId/owner-draft",
  access: "approveOwners",
  summary: "Keep your marks on the proposals; If-Match names the version this device read, 0 at first",
  versioned: true,
  params: departure,
  body: OwnerDraft,
  response: OwnerDraftView,
});

export const assignOwnersRoute = defineRoute({
  id: "assignOwners",
  method: "post",
  path: "/departures/:departureId/assign-owners",
  access: "approveOwners",
  summary: "Name a person for clients the rounds found nobody for",
  params: departure,
  body: AssignOwners,
  response: z.object({ assigned: z.number().int() }),
});

export const raiseCapacityRoute = defineRoute({
  id: "raiseCapacity",
  method: "post",
  path: "/departures/:departureId/raise-capacity",
  access: "approveOwners",
  summary: "Raise how many clients a person may have, with a reason",
  params: departure,
  body: RaiseCapacity,
  response: z.object({ capacity: z.number().int(), proposedAnew: z.number().int() }),
});

export const listMyProposalsRoute = defineRoute({
  id: "listMyProposals",
  method: "get",
  path: "/my/proposals",
  access: "answerProposal",
  summary: "Clients approved for you, with load, dates and hours",
  response: MyProposals,
});

export const answerProposalsRoute = defineRoute({
  id: "answerProposals",
  method: "post",
  path: "/departures/:departureId/answer-proposals",
  access: "answerProposal",
  summary: "Accept or decline clients approved for you, in bulk",
  params: departure,
  body: AnswerProposals,
  response: AnswerProposalsResult,
});
