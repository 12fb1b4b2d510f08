import { expect, it } from "vitest";
import { findShareDisorder } from "../../../domain/departure/share-order.ts";
import { defaultStageShares } from "../../../domain/departure/stage-deadlines.ts";

it("finds a stage that would be due before one it waits for (R2, R3), and nothing where two are due together", () => {
  expect(findShareDisorder(defaultStageShares)).toEqual([]);
  expect(findShareDisorder({ ...defaultStageShares, S3: 10, S4: 40 })).toEqual([]);
  expect(findShareDisorder({ ...defaultStageShares, S1: 90, S2: 20 })).toEqual([
    { stage: "S2", before: "S1" },
    { stage: "S3", before: "S1" },
    { stage: "S5", before: "S1" },
  ]);
  expect(findShareDisorder({ ...defaultStageShares, S6: 55 })).toEqual([{ stage: "S6", before: "S5" }]);
});
