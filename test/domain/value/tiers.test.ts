import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignEffectiveTiers } from "../../../domain/value/assign-effective-tiers.ts";
import { assignTiers } from "../../../domain/value/assign-tiers.ts";
import { compareTiers } from "../../../domain/value/compare-tiers.ts";
import { findTierExceptions } from "../../../domain/value/find-tier-exceptions.ts";

function tiersOf(...profits: number[]): string {
  const rows = assignTiers(profits.map((profit, index) => ({ id: String(index), profit })));
  return rows.map((row) => row.tier.charAt(0).toUpperCase()).join("");
}

const profits = fc.array(fc.integer({ min: -1_000, max: 1_000_000_000_000 }), { maxLength: 60 });

describe("profit tiers", () => {
  it("E3: 5 × 210, 8 × 35 and 7 × 10 make 5 gold, 8 silver and 7 copper", () => {
    const all = [...Array(5).fill(210), ...Array(8).fill(35), ...Array(7).fill(10)];
    expect(tiersOf(...all)).toBe("GGGGG" + "SSSSSSSS" + "CCCCCCC");
  });

  it("E4: small and empty portfolios get their tiers too", () => {
    expect(tiersOf(900, 60, 40)).toBe("GSC");
    expect(tiersOf(80, 15, 5)).toBe("GSC");
    expect(tiersOf(100)).toBe("G");
    expect(tiersOf(100, 100, 100, 100)).toBe("GGGG");
    expect(tiersOf()).toBe("");
  });

  it("E5: equal profits share the better tier and no profit is copper", () => {
    expect(tiersOf(50, 25, 15, 5, 5, 0, -3)).toBe("GGSSSCC");
  });

  it("R26 keeps the order of the clients given", () => {
    expect(tiersOf(40, 900, 60)).toBe("CGS");
  });

  it("R26 never gives a client with more profit a lesser tier", () => {
    fc.assert(
      fc.property(profits, (values) => {
        const rows = assignTiers(values.map((profit, index) => ({ id: String(index), profit })));
        for (const [i, a] of rows.entries())
          for (const [j, b] of rows.entries())
            if ((values[i] ?? 0) >= (values[j] ?? 0)) expect(compareTiers(a.tier, b.tier)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("R26 calls the most profitable client gold whenever anybody brings profit", () => {
    fc.assert(
      fc.property(profits, (values) => {
        const rows = assignTiers(values.map((profit, index) => ({ id: String(index), profit })));
        expect(rows.some((row) => row.tier === "gold")).toBe(values.some((value) => value > 0));
      }),
    );
  });
});

describe("effective tiers", () => {
  it("R27 lifts a client by the profit of those who came on its recommendation", () => {
    const [friend] = assignEffectiveTiers([
      { id: "friend", profit: 5 },
      { id: "a", profit: 80, referredById: "friend" },
      { id: "b", profit: 15 },
    ]);
    expect(friend).toEqual({ id: "friend", tier: "copper", effectiveTier: "gold", referredProfit: 80 });
  });

  it("R27 never lowers a tier, and counts neither losses nor a client recommending itself", () => {
    const rows = assignEffectiveTiers([
      { id: "a", profit: 80, referredById: "a" },
      { id: "b", profit: 15 },
      { id: "c", profit: -5, referredById: "b" },
    ]);
    expect(rows.map((row) => row.effectiveTier)).toEqual(["gold", "silver", "copper"]);
    expect(rows.map((row) => row.referredProfit)).toEqual([0, 0, 0]);
  });
});

describe("copper exceptions", () => {
  const copper = { tier: "copper", knowsOurRange: true, givesFeedback: false } as const;

  it("E27: a copper client that refers two gold clients is flagged, not dropped", () => {
    expect(findTierExceptions(copper, [{ tier: "gold" }, { tier: "gold" }])).toEqual(["referral"]);
  });

  it("R27 flags a copper client that knows little of our range or gives feedback", () => {
    expect(findTierExceptions({ ...copper, knowsOurRange: false, givesFeedback: true }, [])).toEqual([
      "awarenessGap",
      "evaluative",
    ]);
  });

  it("R27 flags no copper client without reason, and no silver or gold one", () => {
    expect(findTierExceptions(copper, [{ tier: "copper" }])).toEqual([]);
    expect(findTierExceptions({ ...copper, tier: "silver", givesFeedback: true }, [{ tier: "gold" }])).toEqual([]);
  });
});
