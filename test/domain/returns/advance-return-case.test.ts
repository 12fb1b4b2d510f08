import { describe, expect, test } from "vitest";
import { advanceReturnCase, returnCaseStates } from "../../../domain/returns/advance-return-case.ts";

describe("R73 return case", () => {
  test("goes through every step in order", () => {
    for (const [index, state] of returnCaseStates.slice(0, -1).entries()) {
      const event = returnCaseStates[index + 1] as (typeof returnCaseStates)[number];
      expect(advanceReturnCase(state, event)).toEqual({ ok: true, state: event });
    }
  });
  test("E30: a jump from reported to collected is rejected", () => {
    expect(advanceReturnCase("reported", "collected")).toEqual({
      ok: false,
      error: "stepSkipped",
      expected: "confirmed",
    });
  });
  test("a step back or the same step again is rejected", () => {
    expect(advanceReturnCase("collected", "confirmed")).toMatchObject({ ok: false, error: "stepBack" });
    expect(advanceReturnCase("replaced", "replaced")).toEqual({ ok: false, error: "alreadyThere", expected: null });
  });
});
