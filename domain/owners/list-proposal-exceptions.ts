/** Why an undecided proposal deserves a look of its own, the most pressing first. */
export const proposalExceptions = [
  "nobodyProposed",
  "approverWouldReceive",
  "overCapacity",
  "declinedBefore",
  "languageMissing",
  "goldClient",
  "highRisk",
  "transferredRecently",
  "leaverSuggestsOther",
] as const;
export type ProposalException = (typeof proposalExceptions)[number];

/** Score from which a client counts as at high risk: its base of 20 and at least two heavy signs (R45; default, ours). */
export const HIGH_RISK_SCORE = 60;

export interface ProposalFacts {
  proposedId: string | null;
  tier: "gold" | "silver" | "copper" | null;
  riskScore: number;
  /** Changes of owner within the limit's months before this departure (R8). */
  earlierTransfers: number;
  /** Earlier proposals of the client that the person declined or the head refused. */
  failedRounds: number;
  suggestedId: string | null;
  /** Codes of the pairing. */
  reasons: readonly string[];
  /** Clients more than the proposed person can take, all that is promised to them included; 0 or less = has room. */
  overCapacityBy: number;
  /** Receiving the client would bar the reader from deciding on it. */
  readerWouldReceive: boolean;
}

/**
 * R5: the exceptions by which a head decides: nobody proposed (no plan fits); the approver's own (decided by the next one up); more clients than the
 * person can take (R5); declined or refused in an earlier round; the client's language is not spoken; gold clients, which a head meets (R19, R25); high
 * risk (R45); passed on lately already (R8); the leaver would give it to somebody else (heard, never decisive).
 */
export function listProposalExceptions(facts: ProposalFacts): ProposalException[] {
  const holds: Record<ProposalException, boolean> = {
    nobodyProposed: facts.proposedId === null,
    approverWouldReceive: facts.readerWouldReceive,
    overCapacity: facts.proposedId !== null && facts.overCapacityBy > 0,
    declinedBefore: facts.failedRounds > 0,
    languageMissing: facts.reasons.includes("languageMissing"),
    goldClient: facts.tier === "gold",
    highRisk: facts.riskScore >= HIGH_RISK_SCORE,
    transferredRecently: facts.earlierTransfers > 0,
    leaverSuggestsOther: facts.suggestedId !== null && facts.suggestedId !== facts.proposedId,
  };
  return proposalExceptions.filter((code) => holds[code]);
}
