import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tier } from "../../../domain/codes.ts";
import { canCloseLostReason } from "../../../domain/signs/can-close-lost-reason.ts";
import type { ClientFacts } from "../../../domain/signs/client-facts.ts";
import { collectSigns } from "../../../domain/signs/collect-signs.ts";
import { filterLostClients } from "../../../domain/signs/filter-lost-clients.ts";
import { isLostForever } from "../../../domain/signs/is-lost-forever.ts";
import { rankRiskClients, scoreRisk } from "../../../domain/signs/rank-risk-clients.ts";
import { SIGN_POINTS, type SignCode } from "../../../domain/signs/sign-codes.ts";
import { calendar, makeFacts } from "./factories.ts";

const context = { asOf: "2026-04-01", leaverId: "leaver", calendar };
const attempts: ClientFacts["contactAttempts"] = [
  { on: "2026-03-23", channel: "email", rulesKept: true, answered: false },
  { on: "2026-03-24", channel: "phone", rulesKept: true, answered: false },
  { on: "2026-03-25", channel: "email", rulesKept: true, answered: false },
];

describe("collecting signs", () => {
  it("R35 to R44 show nothing at a client that does well", () => {
    expect(collectSigns(makeFacts(), context)).toEqual([]);
  });

  it.each<[SignCode, Partial<ClientFacts>]>([
    ["noEnquiries", { lastEnquiryOn: "2026-01-01" }],
    ["failedEnquiries", { enquiryOutcomes: ["failed", "failed", "failed"] }],
    ["unresponsive", { contactAttempts: attempts }],
    ["sharpDrop", { orderAmounts: [100, 100, 100, 50] }],
    ["dissatisfied", { lastScore: 3 }],
    ["gradualDecline", { orderCounts: [9, 8, 7, 6] }],
    ["usageDrop", { usage: [8, 8, 8, 4] }],
    ["askingNotBuying", { orderedOn: [] }],
    ["keyPersonLeft", { keyPersonLeft: true }],
    ["publicComplaint", { hasVerifiedPublicComplaint: true }],
    ["singleContact", { contacts: [{ employeeId: "leaver" }] }],
    ["unverifiedContact", { hasCurrentContact: false }],
    ["priorTransfer", { earlierTransfers: 1 }],
    ["failedDeal", { deals: [{ status: "lost", closedOn: "2026-02-01" }] }],
  ])("R45 finds %s alone where only it is true", (code, overrides) => {
    expect(collectSigns(makeFacts(overrides), context)).toEqual([code]);
  });

  it("R37 takes an enquiry after the attempts as an answer", () => {
    expect(collectSigns(makeFacts({ contactAttempts: attempts, lastEnquiryOn: "2026-03-26" }), context)).toEqual([]);
  });

  it("R35 to R44 are collected for 10,000 clients, each its own", () => {
    const facts = Array.from({ length: 10_000 }, (_, i) =>
      makeFacts({ contactAttempts: attempts, earlierTransfers: i % 2, orderCounts: [9, 8, 7, i % 9] }),
    );
    const found = facts.map((client) => collectSigns(client, context));
    expect(found.filter((signs) => signs.includes("priorTransfer"))).toHaveLength(5_000);
  });
});

describe("risk score and order of work", () => {
  it("R45 scores a client without signs 20 because its rep leaves", () => {
    expect(scoreRisk([])).toEqual({ score: 20, reasons: [{ code: "leaverLeaves", points: 20 }] });
  });

  it("R45 adds each sign once and names it, heaviest first", () => {
    expect(scoreRisk(["failedDeal", "noEnquiries", "noEnquiries"])).toEqual({
      score: 50,
      reasons: [
        { code: "leaverLeaves", points: 20 },
        { code: "noEnquiries", points: 25 },
        { code: "failedDeal", points: 5 },
      ],
    });
  });

  it("R45 keeps every score between 20 and 100, and no sign lowers it", () => {
    const codes = Object.keys(SIGN_POINTS) as SignCode[];
    fc.assert(
      fc.property(fc.subarray(codes), fc.constantFrom(...codes), (signs, extra) => {
        const { score } = scoreRisk(signs);
        expect(score).toBeGreaterThanOrEqual(20);
        expect(score).toBeLessThanOrEqual(100);
        expect(scoreRisk([...signs, extra]).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it("R45 works effective tier first, then annual profit times score, prospects last", () => {
    const clients = [
      { id: "prospect", annualProfit: 0 },
      { id: "copper", annualProfit: 10 },
      { id: "richSilver", annualProfit: 100 },
      { id: "shakySilver", annualProfit: 60 },
      { id: "gold", annualProfit: 5 },
    ];
    const tiers = new Map<string, Tier>([
      ["copper", "copper"],
      ["richSilver", "silver"],
      ["shakySilver", "silver"],
      ["gold", "gold"],
    ]);
    const signs = new Map<string, SignCode[]>([["shakySilver", ["noEnquiries"]]]);
    const ranked = rankRiskClients(clients, signs, tiers);
    expect(ranked.map((client) => client.id)).toEqual(["gold", "shakySilver", "richSilver", "copper", "prospect"]);
    expect(ranked.map((client) => client.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(ranked[1]).toMatchObject({ tier: "silver", score: 45 });
  });

  it("R45 gives the same order whatever order the clients come in", () => {
    const clients = ["a", "b", "c", "d"].map((id) => ({ id, annualProfit: 7 }));
    fc.assert(
      fc.property(fc.shuffledSubarray(clients, { minLength: 4 }), (shuffled) => {
        expect(rankRiskClients(shuffled, new Map(), new Map()).map((c) => c.id)).toEqual(["a", "b", "c", "d"]);
      }),
    );
  });
});

describe("lost clients", () => {
  it("R46 settles a reason only when it was confirmed by asking", () => {
    expect(canCloseLostReason("price", null)).toBe(false);
    expect(canCloseLostReason(null, "poorService")).toBe(false);
    expect(canCloseLostReason("price", "poorService")).toBe(true);
  });

  it("R47 and E28: one-off buyer, tiny buyer and one-day payer are left out, the payer with its link", () => {
    const usual = { orderCount: 5, annualAmount: 90_000, paysForClientId: null };
    const oneOff = { ...usual, id: "lamps", orderCount: 1 };
    const tiny = { ...usual, id: "tiny", annualAmount: 999 };
    const payer = { ...usual, id: "payer", paysForClientId: "realBuyer" };
    const regular = { ...usual, id: "regular", annualAmount: 1_000 };
    expect(filterLostClients([oneOff, tiny, payer, regular], 1_000)).toEqual({
      listed: [regular],
      leftOut: [
        { client: oneOff, because: "oneOff" },
        { client: tiny, because: "small" },
        { client: payer, because: "paymentConduit" },
      ],
    });
  });

  it("R48 calls a client that left twice lost for good", () => {
    expect(isLostForever(["2024-05-01"])).toBe(false);
    expect(isLostForever(["2024-05-01", "2024-05-01"])).toBe(false);
    expect(isLostForever(["2024-05-01", "2026-01-10"])).toBe(true);
  });
});
