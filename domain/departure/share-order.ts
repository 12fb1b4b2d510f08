import { type Stage, stages } from "../codes.ts";
import type { StageShares } from "./stage-deadlines.ts";
import { precedingStages } from "./stage-gates.ts";

/** Stages whose share of the notice period ends before that of a stage they wait for (R2, R3), each with the first such one. */
export function findShareDisorder(shares: StageShares): { stage: Stage; before: Stage }[] {
  return stages.flatMap((stage) => {
    const before = precedingStages[stage].find((earlier) => shares[earlier] > shares[stage]);
    return before === undefined ? [] : [{ stage, before }];
  });
}
