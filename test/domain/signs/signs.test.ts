import { describe, expect, it } from "vitest";
import {
  type EnquiryOutcome,
  hasFailedEnquiryStreak,
  judgeEnquiry,
} from "../../../domain/signs/has-failed-enquiry-streak.ts";
import { hasNoEnquiries } from "../../../domain/signs/has-no-enquiries.ts";
import { hasUsageDrop } from "../../../domain/signs/has-usage-drop.ts";
import { isAskingNotBuying } from "../../../domain/signs/is-asking-not-buying.ts";
import { isDissatisfied } from "../../../domain/signs/is-dissatisfied.ts";
import { isGradualDecline } from "../../../domain/signs/is-gradual-decline.ts";
import { isRiskClient } from "../../../domain/signs/is-risk-client.ts";
import { isSharpDrop } from "../../../domain/signs/is-sharp-drop.ts";
import { isSingleContact } from "../../../domain/signs/is-single-contact.ts";
import { type ContactAttempt, isUnresponsive } from "../../../domain/signs/is-unresponsive.ts";
import { listFailedDeals } from "../../../domain/signs/list-failed-deals.ts";
import { calendar } from "./factories.ts";

describe("signs that a client may leave", () => {
  it("R34 calls every client of the leaver a risk client, and nobody else's", () => {
    expect(isRiskClient({ ownerId: "leaver" }, "leaver")).toBe(true);
    expect(isRiskClient({ ownerId: "other" }, "leaver")).toBe(false);
    expect(isRiskClient({ ownerId: null }, "leaver")).toBe(false);
  });

  it("R35 and E6: three months to the day without an enquiry, the end of a month clamped", () => {
    expect(hasNoEnquiries("2026-01-15", "2020-01-01", "2026-04-14")).toBe(false);
    expect(hasNoEnquiries("2026-01-15", "2020-01-01", "2026-04-15")).toBe(true);
    expect(hasNoEnquiries("2025-11-30", "2020-01-01", "2026-02-27")).toBe(false);
    expect(hasNoEnquiries("2025-11-30", "2020-01-01", "2026-02-28")).toBe(true);
  });

  it("R35 counts from the day the client became ours if it never asked, and follows the product's cycle", () => {
    expect(hasNoEnquiries(null, "2026-03-01", "2026-04-15")).toBe(false);
    expect(hasNoEnquiries(null, "2026-01-01", "2026-04-15")).toBe(true);
    expect(hasNoEnquiries("2026-01-15", "2020-01-01", "2026-04-15", 12)).toBe(false);
  });

  it.each([
    ["FF", false],
    ["FFF", true],
    ["FFFO", false],
    ["FOFF", false],
    ["FF?F?", true],
  ])("R36 and E7: enquiries ending %s are a streak of failures: %s", (letters, expected) => {
    const names: Record<string, EnquiryOutcome> = { F: "failed", O: "order", "?": "open" };
    expect(hasFailedEnquiryStreak(letters.split("").map((letter) => names[letter] ?? "open"))).toBe(expected);
  });

  it("R36 calls an enquiry failed when refused or not answered by an order in 30 days", () => {
    const enquiry = { on: "2026-03-01", orderedOn: null, refused: false };
    expect(judgeEnquiry(enquiry, "2026-03-31")).toBe("open");
    expect(judgeEnquiry(enquiry, "2026-04-01")).toBe("failed");
    expect(judgeEnquiry({ ...enquiry, refused: true }, "2026-03-02")).toBe("failed");
    expect(judgeEnquiry({ ...enquiry, orderedOn: "2026-03-10" }, "2026-04-01")).toBe("order");
    expect(judgeEnquiry({ ...enquiry, orderedOn: "2026-04-10" }, "2026-04-01")).toBe("failed");
  });

  it("R38 and E8: half of the mean of three periods is a sharp drop, a little more is not", () => {
    expect(isSharpDrop(51, [100, 120, 80])).toBe(false);
    expect(isSharpDrop(50, [100, 120, 80])).toBe(true);
  });

  it("R38 needs three earlier periods and a client that still buys", () => {
    expect(isSharpDrop(10, [100, 100])).toBe(false);
    expect(isSharpDrop(0, [100, 120, 80])).toBe(false);
    expect(isSharpDrop(10, [0, 0, 0])).toBe(false);
  });

  it("R39 sees an open justified complaint or a rating in the lowest band", () => {
    expect(isDissatisfied([{ isOpen: true, isJustified: true }])).toBe(true);
    expect(isDissatisfied([{ isOpen: true, isJustified: false }])).toBe(false);
    expect(isDissatisfied([{ isOpen: false, isJustified: true }])).toBe(false);
    expect(isDissatisfied([], 6)).toBe(true);
    expect(isDissatisfied([], 7)).toBe(false);
  });

  it("R40 sees three falls in a row of any measure unless money or need explains them", () => {
    const falling = [
      [5, 5, 5, 5],
      [90, 80, 70, 60],
    ];
    expect(isGradualDecline(falling, false, false)).toBe(true);
    expect(isGradualDecline(falling, true, false)).toBe(false);
    expect(isGradualDecline(falling, false, true)).toBe(false);
    expect(isGradualDecline([[90, 80, 80, 60]], false, false)).toBe(false);
    expect(isGradualDecline([[80, 70, 60]], false, false)).toBe(false);
  });

  it("R41 sees a quote and no order within three months", () => {
    expect(isAskingNotBuying(["2026-03-01"], ["2025-12-01"], "2026-04-01")).toBe(true);
    expect(isAskingNotBuying(["2026-03-01"], ["2026-02-01"], "2026-04-01")).toBe(false);
    expect(isAskingNotBuying(["2025-12-01"], [], "2026-04-01")).toBe(false);
  });

  it("R42 sees use that stopped or fell by half", () => {
    expect(hasUsageDrop([10, 10, 10, 0])).toBe(true);
    expect(hasUsageDrop([10, 10, 10, 5])).toBe(true);
    expect(hasUsageDrop([10, 10, 10, 6])).toBe(false);
    expect(hasUsageDrop([0, 0, 0, 0])).toBe(false);
    expect(hasUsageDrop([])).toBe(false);
  });

  it("R43 lists the deals lost within the dates", () => {
    const deals = [
      { id: "lost", status: "lost", closedOn: "2026-03-01" },
      { id: "won", status: "won", closedOn: "2026-03-01" },
      { id: "early", status: "lost", closedOn: "2026-02-28" },
      { id: "open", status: "open", closedOn: null },
    ] as const;
    expect(listFailedDeals(deals, "2026-03-01", "2026-03-31").map((deal) => deal.id)).toEqual(["lost"]);
  });

  it("R44 sees a client that knows nobody but the leaver, or four contacts in five through them", () => {
    const contacts = (...ids: string[]) => ids.map((employeeId) => ({ employeeId }));
    expect(isSingleContact([], "leaver")).toBe(true);
    expect(isSingleContact(contacts("leaver", "leaver", "leaver", "leaver", "x"), "leaver")).toBe(true);
    expect(isSingleContact(contacts("leaver", "leaver", "leaver", "x"), "leaver")).toBe(false);
  });
});

describe("R37 unanswered attempts", () => {
  const attempt = (on: string, overrides: Partial<ContactAttempt> = {}): ContactAttempt => ({
    on,
    channel: "email",
    rulesKept: true,
    answered: false,
    ...overrides,
  });
  const three = [attempt("2026-03-02"), attempt("2026-03-09", { channel: "phone" }), attempt("2026-03-16")];

  it("R37 sees three in a row over two channels within 20 working days", () => {
    expect(isUnresponsive(three, calendar)).toBe(true);
    expect(isUnresponsive(three.slice(1), calendar)).toBe(false);
  });

  it("R37 wants two channels", () => {
    expect(
      isUnresponsive(
        three.map((a) => ({ ...a, channel: "email" })),
        calendar,
      ),
    ).toBe(false);
  });

  it("R37 does not count attempts that broke the rules", () => {
    expect(isUnresponsive([...three.slice(0, 2), attempt("2026-03-16", { rulesKept: false })], calendar)).toBe(false);
  });

  it("R37 forgets what came before an answer", () => {
    expect(isUnresponsive([...three, attempt("2026-03-17", { answered: true, rulesKept: false })], calendar)).toBe(
      false,
    );
  });

  it("R37 wants the attempts within 20 working days of each other", () => {
    const [, second, third] = three;
    const spread = (first: string) => [attempt(first), second, third].filter((a) => a !== undefined);
    expect(isUnresponsive(spread("2026-02-17"), calendar)).toBe(true);
    expect(isUnresponsive(spread("2026-02-16"), calendar)).toBe(false);
  });
});
