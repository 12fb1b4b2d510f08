import { describe, expect, it } from "vitest";
import { canExportClients } from "../../../domain/access/can-export-clients.ts";
import { canChangeClient, canViewClient } from "../../../domain/access/can-view-client.ts";
import { canViewOffer } from "../../../domain/access/can-view-offer.ts";
import { type CardRead, detectBulkAccess } from "../../../domain/access/detect-bulk-access.ts";
import { isUnderNonCompete } from "../../../domain/access/is-under-non-compete.ts";
import {
  administrator,
  auditor,
  executive,
  head,
  hr,
  leaver,
  logistics,
  makeActor,
  makeViewedClient,
  otherHead,
  stranger,
  successor,
} from "./factories.ts";

const notice = { leaverId: "leaver", lastDayEndsAt: new Date("2026-04-17T16:00:00Z") };
const before = new Date("2026-04-17T15:59:59Z");

describe("offers", () => {
  const offer = { teamId: "team", leaverId: "leaver", ownIds: ["leaver", "successor"] };

  it("R61 shows offers to head, executive and successor", () => {
    for (const user of [head, executive, successor]) expect(canViewOffer(user, offer, null)).toBe(true);
  });

  it("R61 never shows an offer to the leaver, even one who is head or executive", () => {
    expect(canViewOffer(leaver, offer, notice)).toBe(false);
    const leavingHead = { ...head, id: "leaver", roles: ["head", "rep", "executive"] as const };
    expect(canViewOffer(leavingHead, offer, null)).toBe(false);
  });

  it("R61 hides the offers of other departures too from somebody who has given notice", () => {
    expect(canViewOffer(successor, offer, { leaverId: "successor" })).toBe(false);
  });

  it("R61 shows no offer to other teams, HR, departments, auditors and administrators", () => {
    for (const user of [otherHead, stranger, hr, logistics, auditor, administrator])
      expect(canViewOffer(user, offer, null)).toBe(false);
  });
});

describe("export", () => {
  it("R79 lets a rep take out a few rows, not the base", () => {
    expect(canExportClients(stranger, 50, null)).toBe(true);
    expect(canExportClients(stranger, 51, null)).toBe(false);
  });

  it("R79 lets somebody who has given notice take out nothing, whatever their role", () => {
    expect(canExportClients(leaver, 1, notice)).toBe(false);
    expect(canExportClients({ ...head, id: "leaver" }, 1, notice)).toBe(false);
  });

  it("R79 leaves the base to heads and executives, and to nobody else", () => {
    expect(canExportClients(head, 10_000, null)).toBe(true);
    expect(canExportClients(executive, 10_000, null)).toBe(true);
    for (const user of [hr, administrator, auditor, logistics]) expect(canExportClients(user, 1, null)).toBe(false);
  });
});

describe("a client's card", () => {
  const client = makeViewedClient();

  it("R80 is seen by owner, next owner, head, executive and serving departments", () => {
    for (const user of [leaver, successor, head, executive, logistics])
      expect(canViewClient(user, client, notice, before)).toBe(true);
  });

  it("R80 is not seen by other reps and heads, other departments, HR, auditors and administrators", () => {
    const finance = makeActor({ ...logistics, departmentId: "finance" });
    for (const user of [stranger, otherHead, finance, hr, auditor, administrator])
      expect(canViewClient(user, client, notice, before)).toBe(false);
  });

  it("R80 closes for the leaver when the last working day ends, even for a client they still own", () => {
    expect(canViewClient(leaver, client, notice, notice.lastDayEndsAt)).toBe(false);
    expect(canViewClient({ ...leaver, roles: ["rep", "executive"] }, client, notice, notice.lastDayEndsAt)).toBe(false);
  });

  it("R80 lets the leaver change a client until it is handed over, then only read it", () => {
    const handedOver = makeViewedClient({ ownerId: "successor", isHandedOver: true });
    expect(canChangeClient(leaver, client, notice, before)).toBe(true);
    expect(canChangeClient(leaver, handedOver, notice, before)).toBe(false);
    expect(canViewClient(leaver, handedOver, notice, before)).toBe(true);
    expect(canChangeClient(successor, handedOver, notice, before)).toBe(true);
  });

  it("R80 lets executives and departments read without changing", () => {
    expect(canChangeClient(executive, client, notice, before)).toBe(false);
    expect(canChangeClient(logistics, client, notice, before)).toBe(false);
  });
});

describe("bulk reading", () => {
  const read = (minute: number, overrides: Partial<CardRead> = {}): CardRead => ({
    personId: "rep",
    clientId: `client${minute}`,
    at: new Date(Date.UTC(2026, 3, 6, 9, minute)),
    inWorkingHours: true,
    fromOwnTask: false,
    ...overrides,
  });
  const reads = (count: number, overrides: Partial<CardRead> = {}) =>
    Array.from({ length: count }, (_, minute) => read(minute, overrides));

  it("R81 alerts at the 51st distinct client within an hour", () => {
    expect(detectBulkAccess(reads(50))).toEqual([]);
    expect(detectBulkAccess(reads(51))).toEqual([
      { personId: "rep", kind: "withinAnHour", from: read(0).at, to: read(50).at, distinctClients: 51 },
    ]);
  });

  it("R81 counts one client once and nothing that was opened from the person's own work", () => {
    expect(detectBulkAccess(reads(200, { clientId: "same" }))).toEqual([]);
    expect(detectBulkAccess(reads(51, { fromOwnTask: true }))).toEqual([]);
  });

  it("R81 lets as many clients pass when they are spread over more than an hour", () => {
    const spread = reads(51).map((r, i) => ({ ...r, at: new Date(r.at.getTime() + i * 60_000) }));
    expect(detectBulkAccess(spread)).toEqual([]);
    const atNight = spread.map((r) => ({ ...r, inWorkingHours: false }));
    expect(detectBulkAccess(atNight).map((alert) => alert.kind)).toEqual(["outsideHours"]);
  });

  it("R81 alerts once a burst, and again at the next one", () => {
    const nextDay = reads(60).map((r) => ({ ...r, at: new Date(r.at.getTime() + 86_400_000) }));
    expect(detectBulkAccess([...nextDay, ...reads(60)])).toHaveLength(2);
  });

  it("R81 judges each person alone", () => {
    const two = [...reads(30), ...reads(30, { personId: "colleague" })].map((r, i) => ({ ...r, clientId: `c${i}` }));
    expect(detectBulkAccess(two)).toEqual([]);
  });
});

describe("moratorium", () => {
  it("R82 holds from the first to the last day of the clause", () => {
    const clause = { from: "2026-04-18", until: "2026-10-17" };
    expect(isUnderNonCompete(null, "2026-05-01")).toBe(false);
    expect(isUnderNonCompete(clause, "2026-04-17")).toBe(false);
    expect(isUnderNonCompete(clause, "2026-04-18")).toBe(true);
    expect(isUnderNonCompete(clause, "2026-10-17")).toBe(true);
    expect(isUnderNonCompete(clause, "2026-10-18")).toBe(false);
  });
});
