import { expect, test } from "vitest";
import { currentStage } from "../../../domain/departure/current-stage.ts";

const none = { S1: 0, S2: 0, S3: 0, S4: 0, S5: 0, S6: 0 };

test("the stage is the earliest that one open client has not settled", () => {
  expect(currentStage(3, none)).toBe("S1");
  expect(currentStage(3, { ...none, S1: 3, S2: 3, S3: 2, S4: 3 })).toBe("S3");
});

test("when all open clients are introduced, their first contacts are waited for", () => {
  expect(currentStage(2, { S1: 2, S2: 2, S3: 2, S4: 2, S5: 2, S6: 2 })).toBe("firstContact");
});

test("without an open client the departure is closing", () => {
  expect(currentStage(0, none)).toBe("closing");
});
