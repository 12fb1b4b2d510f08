import { describe, expect, test } from "vitest";
import { computeChurnRate } from "../../../domain/reports/compute-churn-rate.ts";
import { computeHandoverRetention } from "../../../domain/reports/compute-handover-retention.ts";
import { computeTurnover } from "../../../domain/reports/compute-turnover.ts";
import { listUnaddressedExitReasons } from "../../../domain/reports/list-unaddressed-exit-reasons.ts";
import { classifyRisk } from "../../../domain/signs/risk-band.ts";

describe("rates of the reports, in basis points", () => {
  test("R49: churn is clients lost of those at the start of the period", () => {
    expect(computeChurnRate(2, 80)).toBe(250);
    expect(computeChurnRate(1, 3)).toBe(3333);
    expect(computeChurnRate(0, 5)).toBe(0);
    expect(computeChurnRate(0, 0)).toBeNull();
  });

  test("R83: turnover is leavers of the average headcount", () => {
    expect(computeTurnover(3, 12)).toBe(2500);
    expect(computeTurnover(1, 7.5)).toBe(1333);
    expect(computeTurnover(0, 0)).toBeNull();
  });

  test("R85: clients kept are those of the portfolio at notice still active; who came later does not count", () => {
    expect(computeHandoverRetention(["a", "b", "c", "d"], ["a", "c", "new"])).toBe(5000);
    expect(computeHandoverRetention(["a"], ["a"])).toBe(10_000);
    expect(computeHandoverRetention([], ["new"])).toBeNull();
  });
});

test("R84: an exit without an action, or without a person for it, is not addressed", () => {
  const exit = { reason: "pay", action: "Raise the base", actionOwnerId: "p1" } as const;
  const lacking = [
    { ...exit, action: null },
    { ...exit, action: " " },
    { ...exit, actionOwnerId: null },
  ];
  expect(listUnaddressedExitReasons([exit, ...lacking])).toEqual(lacking);
});

test("R45: a score falls into a band by its borders", () => {
  expect([20, 39, 40, 59, 60, 100].map(classifyRisk)).toEqual(["low", "low", "medium", "medium", "high", "high"]);
});
