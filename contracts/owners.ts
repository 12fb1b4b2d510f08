import { z } from "zod";
import { grades, tiers } from "../domain/codes.ts";
import { proposalExceptions } from "../domain/owners/list-proposal-exceptions.ts";

const reason = z.string().trim().min(1).max(2000);
const Tier = z.enum(tiers);

/** The head's decision on a round of proposals, in one go. */
export const ApproveOwners = z.object({
  /** Approve every other open proposal as it stands; then `expectedCount` says how many that is. */
  approveRest: z.boolean().default(false),
  expectedCount: z.number().int().nonnegative().optional(),
  changes: z
    .array(z.object({ handoverId: z.uuid(), personId: z.uuid(), reason }))
    .max(20_000)
    .default([]),
  refusals: z
    .array(z.object({ handoverId: z.uuid(), reason }))
    .max(20_000)
    .default([]),
  /** Versions of the proposals as read, by handover: what changed, went or came since is left out and listed. */
  versions: z.record(z.uuid(), z.number().int()).optional(),
});
export type ApproveOwners = z.output<typeof ApproveOwners>;

export const ApproveOwnersResult = z.object({
  approved: z.number().int(),
  changed: z.number().int(),
  refused: z.number().int(),
  leftOut: z.array(
    z.object({
      handoverId: z.uuid(),
      reason: z.enum(["noLongerOpen", "changedMeanwhile", "nobodyProposed", "approverWouldReceive"]),
    }),
  ),
});
export type ApproveOwnersResult = z.output<typeof ApproveOwnersResult>;

/** A successor's answer to the clients approved for them. */
export const AnswerProposals = z.object({
  accept: z.union([z.literal("all"), z.array(z.uuid()).max(20_000)]).default([]),
  decline: z
    .array(
      z.object({
        handoverId: z.uuid(),
        reason: z.enum(["conflict", "load", "language", "other"]),
        note: z.string().trim().max(2000).optional(),
      }),
    )
    .max(20_000)
    .default([]),
});
export type AnswerProposals = z.output<typeof AnswerProposals>;

export const AnswerProposalsResult = z.object({ accepted: z.number().int(), declined: z.number().int() });
export type AnswerProposalsResult = z.output<typeof AnswerProposalsResult>;

/** Clients named to a person by the head, after the rounds or a late answer. */
export const AssignOwners = z.object({
  handoverIds: z.union([z.literal("all"), z.array(z.uuid()).min(1).max(20_000)]),
  personId: z.uuid(),
  reason,
});
export type AssignOwners = z.output<typeof AssignOwners>;

export const RaiseCapacity = z.object({ personId: z.uuid(), to: z.number().int().positive().max(100_000), reason });
export type RaiseCapacity = z.output<typeof RaiseCapacity>;

/** A proposal as the head reads it. */
export const ProposalRow = z.object({
  id: z.uuid(),
  handoverId: z.uuid(),
  clientName: z.string(),
  tier: Tier.nullable(),
  annualProfitMinor: z.number(),
  annualRevenueMinor: z.number(),
  riskScore: z.number().int(),
  riskReasons: z.array(z.object({ code: z.string(), points: z.number() })),
  /** Why this one deserves a look before the rest is approved; empty once it is decided. */
  exceptions: z.array(z.enum(proposalExceptions)),
  round: z.number().int(),
  proposedId: z.uuid().nullable(),
  proposedName: z.string().nullable(),
  reasons: z.array(z.string()),
  alternatives: z.array(z.object({ personId: z.uuid(), reasons: z.array(z.string()) })),
  suggestedId: z.uuid().nullable(),
  decision: z.enum(["approved", "changed", "refused"]).nullable(),
  ownerId: z.uuid().nullable(),
  decidedById: z.uuid().nullable(),
  decidedByName: z.string().nullable(),
  answer: z.enum(["accepted", "declined"]).nullable(),
  declineReason: z.enum(["conflict", "load", "language", "other"]).nullable(),
  assigned: z.boolean(),
  supersededHow: z.string().nullable(),
  version: z.number().int(),
});
export type ProposalRow = z.output<typeof ProposalRow>;

export const ProposalPage = z.object({
  proposals: z.array(ProposalRow),
  /** Everybody a row names: once, because the same few stand in thousands of rows. */
  persons: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      grade: z.enum(grades),
      /** Clients they have, with those proposed or promised to them; null for who can receive none any more. */
      load: z.object({ activeClients: z.number().int(), capacity: z.number().int() }).nullable(),
    }),
  ),
  total: z.number().int(),
  /** The reader decides on these owners today; everybody else who reads them only reads them. */
  mayApprove: z.boolean(),
  /** How many of the total have an exception; they come first. */
  exceptions: z.number().int(),
  next: z.string().nullable(),
});
export type ProposalPage = z.output<typeof ProposalPage>;

/** Everybody who may be named as a new owner, with the load they have, clients proposed or promised to them included. */
export const CandidateList = z.object({
  persons: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      grade: z.enum(grades),
      /** A rep of the leaver's own team. */
      ofTeam: z.boolean(),
      load: z.object({ activeClients: z.number().int(), capacity: z.number().int() }),
    }),
  ),
});
export type CandidateList = z.output<typeof CandidateList>;

/** Clients approved for a person, with what taking them means. */
export const MyProposals = z.object({
  departures: z.array(
    z.object({
      departureId: z.uuid(),
      /** Whom the clients are for: the caller, or a colleague who is away. */
      ownerId: z.uuid(),
      leaverName: z.string(),
      lastWorkingDay: z.string(),
      deadlines: z.record(z.string(), z.string()),
      load: z.object({ activeClients: z.number().int(), capacity: z.number().int(), proposed: z.number().int() }),
      hoursNeeded: z.number(),
      hoursThere: z.number(),
      clients: z.array(
        z.object({
          handoverId: z.uuid(),
          clientName: z.string(),
          tier: Tier.nullable(),
          hours: z.number(),
          riskScore: z.number().int(),
          openDeals: z.number().int(),
          openQuestions: z.number().int(),
        }),
      ),
    }),
  ),
});
export type MyProposals = z.output<typeof MyProposals>;

/** The plan as a whole: what each person would carry, and what does not fit. */
export const OwnerPlanView = z.object({
  clients: z.number().int(),
  withoutPerson: z.number().int(),
  heaviestPercent: z.number().nullable(),
  /** Hours a client's handover costs its new owner, by tier. */
  hoursPerClient: z.object({ gold: z.number(), silver: z.number(), copper: z.number(), none: z.number() }),
  persons: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      grade: z.enum(grades),
      newClients: z.number().int(),
      activeBefore: z.number().int(),
      activeAfter: z.number().int(),
      capacity: z.number().int(),
      hoursNeeded: z.number(),
      hoursThere: z.number(),
      annualProfitMinor: z.number(),
    }),
  ),
});
export type OwnerPlanView = z.output<typeof OwnerPlanView>;
