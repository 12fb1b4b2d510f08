import { describe, expect, test } from "vitest";
import { type CompletionFacts, canCloseDeparture, isHandedOver } from "../../../domain/departure/is-handed-over.ts";
import {
  computeFirstContactDue,
  computeLatestSwitch,
  computeSwitchAt,
} from "../../../domain/departure/ownership-switch.ts";
import { canEnterStage, deriveClientState, type StageFacts } from "../../../domain/departure/stage-gates.ts";
import { makeCalendar } from "../calendar/factory.ts";

const calendar = makeCalendar();
const nothing: StageFacts = {
  owner: false,
  inventory: false,
  departments: false,
  offer: false,
  told: false,
  introduced: false,
  waived: [],
};
const prepared: StageFacts = { ...nothing, owner: true, inventory: true, departments: true, offer: true };

describe("R3 stage gates", () => {
  test("only owners may begin at once", () => {
    expect(canEnterStage("S1", nothing)).toEqual({ ok: true, blockers: [] });
    expect(canEnterStage("S2", nothing)).toEqual({ ok: false, blockers: ["S1"] });
    expect(canEnterStage("S3", nothing)).toEqual({ ok: false, blockers: ["S1"] });
    expect(canEnterStage("S4", nothing)).toEqual({ ok: false, blockers: ["S2"] });
  });
  test("a client is told only after owner, departments and offer", () => {
    expect(canEnterStage("S5", nothing).blockers).toEqual(["S1", "S3", "S4"]);
    expect(canEnterStage("S5", { ...prepared, departments: false }).blockers).toEqual(["S3"]);
    expect(canEnterStage("S5", prepared).ok).toBe(true);
  });
  test("an introduction waits for the inventory and the notice", () => {
    expect(canEnterStage("S6", prepared).blockers).toEqual(["S5"]);
    expect(canEnterStage("S6", { ...prepared, told: true }).ok).toBe(true);
  });
  test("a waived gate is open", () => {
    expect(canEnterStage("S4", { ...nothing, owner: true, waived: ["S2"] }).ok).toBe(true);
  });
});

describe("R3 client state", () => {
  const stateOf = (facts: StageFacts, handedOver = false) => deriveClientState({ ...facts, handedOver, ending: null });

  test("follows the facts", () => {
    expect(stateOf(nothing)).toBe("inPortfolio");
    expect(stateOf({ ...nothing, owner: true })).toBe("ownerSet");
    expect(stateOf({ ...nothing, owner: true, inventory: true, offer: true })).toBe("inventoried");
    expect(stateOf({ ...prepared, told: true })).toBe("notified");
    expect(stateOf({ ...prepared, told: true, introduced: true })).toBe("introduced");
    expect(stateOf({ ...prepared, told: true, introduced: true }, true)).toBe("handedOver");
  });
  test("E25: without a delivered notice the state does not advance", () => {
    expect(stateOf({ ...prepared, told: false, introduced: true }, true)).toBe("offerDecided");
  });
  test("a side exit wins over all", () => {
    expect(deriveClientState({ ...prepared, handedOver: false, ending: "letGo" })).toBe("letGo");
  });
});

describe("R21 handed over", () => {
  const complete: CompletionFacts = {
    tier: "silver",
    successorOwns: true,
    told: true,
    introduced: true,
    openQuestions: [{ responsibleId: "successor", dueOn: "2026-05-01" }],
    leaverId: "leaver",
    firstContact: { items: [3, 5, 12] },
  };
  test("holds when every condition does", () => {
    expect(isHandedOver(complete)).toEqual({ ok: true, missing: [] });
  });
  test("names each missing condition", () => {
    const missing = (overrides: Partial<CompletionFacts>) => isHandedOver({ ...complete, ...overrides }).missing;
    expect(missing({ successorOwns: false })).toEqual(["ownership"]);
    expect(missing({ told: false })).toEqual(["noticeDelivery"]);
    expect(missing({ introduced: false })).toEqual(["introduction"]);
    expect(missing({ openQuestions: [{ responsibleId: "successor", dueOn: null }] })).toEqual(["openQuestions"]);
    expect(missing({ openQuestions: [{ responsibleId: "leaver", dueOn: "2026-05-01" }] })).toEqual(["openQuestions"]);
    expect(missing({ firstContact: null })).toEqual(["firstContact"]);
    expect(missing({ firstContact: { items: [3, 12] } })).toEqual(["firstContactItems"]);
  });
  test("gold needs all thirteen items of the first contact", () => {
    expect(isHandedOver({ ...complete, tier: "gold" }).missing).toEqual(["firstContactItems"]);
  });
  test("a departure closes when clients and loose work are settled", () => {
    const clients = [
      { id: "c1", handedOver: true, ending: null },
      { id: "c2", handedOver: false, ending: "letGo" },
    ];
    expect(canCloseDeparture(clients, [{ id: "w1", acceptedOn: "2026-04-10" }]).ok).toBe(true);
    expect(
      canCloseDeparture([...clients, { id: "c3", handedOver: false, ending: null }], [{ id: "w1", acceptedOn: null }]),
    ).toEqual({
      ok: false,
      openClientIds: ["c3"],
      openWorkIds: ["w1"],
    });
  });
});

describe("R21 switch of ownership", () => {
  const at = (toldAt: string | null, introducedAt: string | null) =>
    computeSwitchAt(
      { toldAt: toldAt ? new Date(toldAt) : null, introducedAt: introducedAt ? new Date(introducedAt) : null },
      "2026-04-17",
      calendar,
    )?.toISOString();

  test("comes at the start of the working day after the introduction", () => {
    expect(at("2026-04-08T08:00:00Z", "2026-04-10T08:00:00Z")).toBe("2026-04-13T06:00:00.000Z");
  });
  test("comes at the end of the last working day for who is told but not introduced", () => {
    expect(at("2026-04-08T08:00:00Z", null)).toBe("2026-04-17T15:00:00.000Z");
    expect(at("2026-04-08T08:00:00Z", "2026-04-17T08:00:00Z")).toBe("2026-04-17T15:00:00.000Z");
  });
  test("comes at the end of the working day after a late telling, introduced or not", () => {
    expect(at("2026-04-17T16:00:00Z", null)).toBe("2026-04-20T15:00:00.000Z");
    expect(at("2026-04-21T08:00:00Z", "2026-04-21T09:00:00Z")).toBe("2026-04-22T15:00:00.000Z");
  });
  test("never comes before the client is told", () => {
    expect(at(null, "2026-04-10T08:00:00Z")).toBeUndefined();
  });
  test("a notice names the latest date of the switch", () => {
    expect(computeLatestSwitch(new Date("2026-04-08T08:00:00Z"), "2026-04-19", calendar).date).toBe("2026-04-17");
    expect(computeLatestSwitch(new Date("2026-04-20T08:00:00Z"), "2026-04-19", calendar).date).toBe("2026-04-21");
  });
  test("first contact is due ten working days later", () => {
    expect(computeFirstContactDue(new Date("2026-04-17T15:00:00Z"), calendar).date).toBe("2026-05-01");
  });
});
