import { describe, expect, it } from "vitest";
import {
  HIGH_RISK_SCORE,
  listProposalExceptions,
  type ProposalFacts,
} from "../../../domain/owners/list-proposal-exceptions.ts";

const plain: ProposalFacts = {
  proposedId: "rep",
  tier: "silver",
  riskScore: 20,
  earlierTransfers: 0,
  failedRounds: 0,
  suggestedId: null,
  reasons: ["gradeMatches"],
  overCapacityBy: 0,
  readerWouldReceive: false,
};
const exceptionsOf = (overrides: Partial<ProposalFacts>) => listProposalExceptions({ ...plain, ...overrides });

describe("exceptions of a proposal", () => {
  it("are none for an ordinary one", () => {
    expect(exceptionsOf({})).toEqual([]);
    expect(exceptionsOf({ suggestedId: "rep", tier: null, overCapacityBy: -5 })).toEqual([]);
  });

  it.each<[string, Partial<ProposalFacts>]>([
    ["nobodyProposed", { proposedId: null }],
    ["approverWouldReceive", { readerWouldReceive: true }],
    ["overCapacity", { overCapacityBy: 1 }],
    ["declinedBefore", { failedRounds: 1 }],
    ["languageMissing", { reasons: ["gradeMatches", "languageMissing"] }],
    ["goldClient", { tier: "gold" }],
    ["highRisk", { riskScore: HIGH_RISK_SCORE }],
    ["transferredRecently", { earlierTransfers: 1 }],
    ["leaverSuggestsOther", { suggestedId: "other" }],
  ])("say %s", (code, facts) => {
    expect(exceptionsOf(facts)).toEqual([code]);
  });

  it("do not call a risk high below the score", () => {
    expect(exceptionsOf({ riskScore: HIGH_RISK_SCORE - 1 })).toEqual([]);
  });

  it("come with the most pressing first", () => {
    const all = exceptionsOf({ proposedId: null, tier: "gold", failedRounds: 2, suggestedId: "other" });
    expect(all).toEqual(["nobodyProposed", "declinedBefore", "goldClient", "leaverSuggestsOther"]);
  });
});
