import { expect, it } from "vitest";
import { judgeWorth } from "../../../services/inventory/judge-worth.ts";

it("R30–R33: judges a client by lifetime profit, replacement and what keeping it costs", () => {
  expect(judgeWorth(100_000, { annualChurnBp: 2_000, acquisitionCostMinor: 50_000 })).toEqual({
    lifetimeProfitMinor: 500_000,
    profitable: true,
    lossMinor: 550_000,
    keepingCostMinor: { low: 5_000, high: 10_000 },
  });
});

it("says nothing it has no figures for", () => {
  expect(judgeWorth(100_000, { annualChurnBp: 2_000, acquisitionCostMinor: null })).toEqual({
    lifetimeProfitMinor: 500_000,
    profitable: null,
    lossMinor: null,
    keepingCostMinor: null,
  });
  expect(judgeWorth(100_000, { annualChurnBp: 0, acquisitionCostMinor: 50_000 })).toMatchObject({
    lifetimeProfitMinor: null,
    profitable: null,
    lossMinor: null,
  });
});
