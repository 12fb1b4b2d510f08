import { describe, expect, it } from "vitest";
import { assessClient } from "../../../domain/value/assess-client.ts";
import { estimateRetentionCost } from "../../../domain/value/estimate-retention-cost.ts";
import { hasPotential } from "../../../domain/value/has-potential.ts";
import { isWorthRetaining } from "../../../domain/value/is-worth-retaining.ts";
import {
  computeDepartureLoss,
  computeLifetimeProfit,
  isClientProfitable,
} from "../../../domain/value/lifetime-profit.ts";

describe("what a client is worth", () => {
  it("R28 counts staff time as cost", () => {
    expect(isWorthRetaining(1_000, 400, 5, 100)).toBe(true);
    expect(isWorthRetaining(1_000, 400, 6, 100)).toBe(false);
  });

  it("R29 wants both a need of interest and the money for it", () => {
    expect(hasPotential(5_000, 5_000, 5_000)).toBe(true);
    expect(hasPotential(5_000, 4_999, 5_000)).toBe(false);
    expect(hasPotential(4_999, 5_000, 5_000)).toBe(false);
    expect(hasPotential(0, 0, 0)).toBe(false);
  });

  it("R30 calls a client profitable only above the cost of a new one", () => {
    expect(isClientProfitable(150_001, 150_000)).toBe(true);
    expect(isClientProfitable(150_000, 150_000)).toBe(false);
  });

  it("R31 has no lifetime profit without churn", () => {
    expect(computeLifetimeProfit(120_000, 0)).toBeNull();
  });

  it("R32 adds the replacement to the profit lost", () => {
    expect(computeDepartureLoss(600_000, 150_000)).toBe(750_000);
  });

  it("R33 and E16: keeping costs a tenth to a fifth of acquiring", () => {
    expect(estimateRetentionCost(100_000)).toEqual({ low: 10_000, high: 20_000 });
  });

  it("E17: 120,000 a year at 20 % churn is 600,000, profitable at 150,000, a loss of 750,000", () => {
    const lifetime = computeLifetimeProfit(120_000, 2_000) ?? 0;
    expect(lifetime).toBe(600_000);
    expect(isClientProfitable(lifetime, 150_000)).toBe(true);
    expect(computeDepartureLoss(lifetime, 150_000)).toBe(750_000);
  });
});

describe("the worth of one client", () => {
  const policy = { annualChurnBp: 2_000, acquisitionCost: 150_000, hourRate: 5_000, leastOfInterest: 10_000 };
  const client = { annualProfit: 120_000, need: 500_000, funds: 400_000, hours: 4 };

  it("R28 to R33 are laid out together for the dossier", () => {
    expect(assessClient(client, policy)).toEqual({
      lifetimeProfit: 600_000,
      isProfitable: true,
      departureLoss: 750_000,
      retentionCost: { low: 15_000, high: 30_000 },
      isWorthRetaining: true,
      hasPotential: true,
    });
  });

  it("R31 takes a year's profit as the least that is lost where there is no churn", () => {
    expect(assessClient(client, { ...policy, annualChurnBp: 0 })).toMatchObject({
      lifetimeProfit: null,
      departureLoss: 270_000,
    });
  });

  it("R32 counts a client that brings losses as no loss but its replacement", () => {
    expect(assessClient({ ...client, annualProfit: -1_000 }, policy).departureLoss).toBe(150_000);
  });
});
