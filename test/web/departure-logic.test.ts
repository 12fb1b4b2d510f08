import { describe, expect, it } from "vitest";
import { filterClients } from "../../web/pages/departure/clients/filter-clients.ts";
import { listTabs } from "../../web/pages/departure/departure-tabs.ts";
import { emptyNotice, listMissing, toNotice, toPreview } from "../../web/pages/new-departure/notice-form.ts";
import { daysUntil } from "../../web/texts/days-until.ts";

const client = (overrides: object) => ({
  clientName: "Ivymere Stores",
  nextOwnerName: null,
  state: "inPortfolio" as const,
  effectiveTier: "gold" as const,
  riskScore: 80,
  needsAttention: false,
  ...overrides,
});

describe("clients of a departure", () => {
  const clients = [
    client({}),
    client({ clientName: "Elmden Medical", riskScore: 30, nextOwnerName: "Anna Weiss", state: "ownerSet" }),
    client({ clientName: "Урал Сигнал", effectiveTier: null, riskScore: 40, needsAttention: true }),
  ];
  const names = (filter: object) => filterClients(clients, filter).map(({ clientName }) => clientName);

  it("are found by their own name or the new owner's, in any case of letters", () => {
    expect(names({ q: "ivymere" })).toEqual(["Ivymere Stores"]);
    expect(names({ q: " УРАЛ " })).toEqual(["Урал Сигнал"]);
    expect(names({ q: "weiss" })).toEqual(["Elmden Medical"]);
  });

  it("fit all filters at once", () => {
    expect(names({ risk: "low" })).toEqual(["Elmden Medical"]);
    expect(names({ risk: "medium", attention: true })).toEqual(["Урал Сигнал"]);
    expect(names({ tier: "gold", state: "ownerSet" })).toEqual(["Elmden Medical"]);
    expect(names({ tier: "silver" })).toEqual([]);
  });
});

describe("days to the last working day", () => {
  it("are calendar days where the reader is, 0 on the day itself and negative afterwards", () => {
    const noon = new Date(2026, 3, 16, 12).toISOString();
    expect(daysUntil("2026-04-17", noon)).toBe(1);
    expect(daysUntil("2026-04-16", noon)).toBe(0);
    expect(daysUntil("2026-04-13", noon)).toBe(-3);
  });
});

describe("parts of a departure", () => {
  const departure = { leaver: { id: "leaver", name: "Leaver" }, confirmedAt: "2026-04-06T09:00:00.000Z" };
  const ids = (me: { id: string; may: string[] }, of: typeof departure | { confirmedAt: null } = departure) =>
    listTabs(me, { ...departure, ...of }).map(({ id }) => id);

  it("are those the reader may see; whoever leaves sees neither owners nor offers", () => {
    expect(ids({ id: "hr", may: ["previewChange", "readReports"] })).toEqual([
      "overview",
      "plan",
      "timeline",
      "closingReport",
    ]);
    const rep = ["readHandovers", "viewOffers", "readOwnLog"];
    expect(ids({ id: "leaver", may: rep })).toEqual(["overview", "clients", "timeline", "ownLog"]);
  });

  it("are few before the notice is confirmed", () => {
    const head = { id: "head", may: ["readPlan", "readHandovers", "viewOffers", "readReports"] };
    expect(ids(head, { confirmedAt: null })).toEqual(["overview", "plan", "timeline"]);
  });
});

describe("a notice as typed", () => {
  const typed = { ...emptyNotice, leaverId: "anna", reason: "pay" as const };

  it("names what is missing, in the order of the page", () => {
    expect(listMissing({ ...emptyNotice, withClause: true })).toEqual([
      "leaverId",
      "reason",
      "nonCompete.from",
      "nonCompete.until",
    ]);
    expect(toNotice(emptyNotice)).toBeNull();
    expect(toPreview(emptyNotice)).toBeNull();
  });

  it("leaves out days left empty, and a clause that is switched off", () => {
    const clause = { from: "2026-05-01", until: "2026-12-31", clause: " ", legalNote: "" };
    expect(toNotice({ ...typed, clause })).toEqual({
      leaverId: "anna",
      kind: "resigned",
      reason: "pay",
      daysAway: [],
      announceFrom: null,
      note: null,
      nonCompete: null,
    });
    expect(toNotice({ ...typed, clause, withClause: true })?.nonCompete).toEqual({
      from: "2026-05-01",
      until: "2026-12-31",
      clause: null,
      legalNote: null,
    });
  });

  it("keeps a day of announcement for a dismissal alone", () => {
    const day = { ...typed, announceFrom: "2026-04-10" };
    expect(toNotice(day)?.announceFrom).toBeNull();
    expect(toNotice({ ...day, kind: "dismissed" })?.announceFrom).toBe("2026-04-10");
  });

  it("is previewed by its kind and days alone", () => {
    expect(toPreview({ ...typed, lastWorkingDay: "2026-04-17", note: "why" })).toEqual({
      leaverId: "anna",
      kind: "resigned",
      announceFrom: null,
      lastWorkingDay: "2026-04-17",
    });
  });
});
