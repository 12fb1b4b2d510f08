import { describe, expect, test } from "vitest";
import { chooseNextNoticeStep, type NoticeSituation } from "../../../domain/client-notice/choose-next-notice-step.ts";
import {
  findToldAt,
  isNoticeConfirmed,
  isNoticeTold,
  type NoticeAttempt,
} from "../../../domain/client-notice/notice-delivery.ts";
import type { Channel } from "../../../domain/codes.ts";
import { makeCalendar } from "../calendar/factory.ts";

/** Released Monday 6 April at 9:00; the switch is Friday 17 at 18:00, so half of the working time is over on Friday 10 at 18:00. */
const at = (text: string) => new Date(`2026-04-${text}:00Z`);
const attempt = (channel: Channel, when: string, state: NoticeAttempt["state"]): NoticeAttempt => ({
  channel,
  at: at(when),
  state,
});

function next(asOf: string, overrides: Partial<NoticeSituation> = {}) {
  const situation: NoticeSituation = {
    tier: "silver",
    channels: ["email", "phone", "post"],
    attempts: [],
    releasedAt: at("06T06:00"),
    effectiveAt: at("17T15:00"),
    headAsked: false,
    calendar: makeCalendar(),
    ...overrides,
  };
  return chooseNextNoticeStep(situation, at(asOf));
}

describe("R17 told and confirmed", () => {
  test("E25: a letter posted and unconfirmed has told nobody, and the head is asked when ownership should switch", () => {
    const attempts = [attempt("post", "06T08:00", "sent")];
    expect(isNoticeTold(attempts)).toBe(false);
    expect(next("17T15:00", { channels: ["post"], attempts })).toEqual({ step: "askHead" });
  });
  test("mail accepted, a call answered and a letter delivered tell; only replies and calls confirm", () => {
    expect(isNoticeTold([attempt("email", "06T08:00", "sent")])).toBe(true);
    expect(isNoticeTold([attempt("email", "06T08:00", "failed")])).toBe(false);
    expect(isNoticeTold([attempt("phone", "06T08:00", "failed"), attempt("post", "07T08:00", "delivered")])).toBe(true);
    expect(isNoticeConfirmed([attempt("email", "06T08:00", "sent"), attempt("post", "07T08:00", "delivered")])).toBe(
      false,
    );
    expect(isNoticeConfirmed([attempt("phone", "06T08:00", "confirmed")])).toBe(true);
  });
  test("a client was told with the first attempt that told it", () => {
    const attempts = [
      attempt("phone", "06T08:00", "failed"),
      attempt("email", "07T08:00", "sent"),
      attempt("phone", "08T08:00", "confirmed"),
    ];
    expect(findToldAt(attempts)).toEqual(at("07T08:00"));
    expect(findToldAt([])).toBeNull();
  });
});

describe("R17 gold", () => {
  const gold = (asOf: string, attempts: NoticeAttempt[] = []) => next(asOf, { tier: "gold", attempts });
  test("is called first", () => {
    expect(gold("06T06:00")).toEqual({ step: "call" });
  });
  test("its letter waits for the call or one working day", () => {
    expect(gold("06T08:00", [attempt("phone", "06T06:00", "open")])).toEqual({ step: "wait", until: at("07T06:00") });
    expect(gold("06T08:00", [attempt("phone", "06T06:00", "confirmed")])).toEqual({ step: "send" });
    expect(gold("07T06:00", [attempt("phone", "06T06:00", "open")])).toEqual({ step: "send" });
  });
  test("is done when call and letter are", () => {
    expect(gold("06T09:00", [attempt("phone", "06T06:00", "confirmed"), attempt("email", "06T08:00", "sent")])).toEqual(
      { step: "done" },
    );
  });
  test("whom the first call missed is called again when the letter stays unanswered", () => {
    const attempts = [attempt("phone", "06T06:00", "failed"), attempt("email", "07T06:00", "sent")];
    expect(gold("07T07:00", attempts)).toEqual({ step: "wait", until: at("09T06:00") });
    expect(gold("09T06:00", attempts)).toEqual({ step: "call" });
  });
});

describe("R17 silver", () => {
  const mailed = attempt("email", "06T06:00", "sent");
  test("gets mail, and a call after two working days without a confirmation", () => {
    expect(next("06T06:00")).toEqual({ step: "send" });
    expect(next("08T05:59", { attempts: [mailed] })).toEqual({ step: "wait", until: at("08T06:00") });
    expect(next("08T06:00", { attempts: [mailed] })).toEqual({ step: "call" });
  });
  test("is called again at half of the time, then goes to the head", () => {
    const attempts = [mailed, attempt("phone", "08T08:00", "failed")];
    expect(next("09T06:00", { attempts })).toEqual({ step: "wait", until: at("10T15:00") });
    expect(next("10T15:00", { attempts })).toEqual({ step: "call" });
    const again = [...attempts, attempt("phone", "13T08:00", "failed")];
    expect(next("13T09:00", { attempts: again })).toEqual({ step: "askHead" });
    expect(next("13T09:00", { attempts: again, headAsked: true })).toEqual({ step: "wait", until: null });
  });
  test("is done when it confirmed", () => {
    expect(next("07T06:00", { attempts: [{ ...mailed, state: "confirmed" }] })).toEqual({ step: "done" });
  });
});

describe("R17 copper and other channels", () => {
  test("copper mail without a bounce in three working days is enough", () => {
    const attempts = [attempt("email", "06T06:00", "sent")];
    expect(next("09T05:59", { tier: "copper", attempts })).toEqual({ step: "wait", until: at("09T06:00") });
    expect(next("09T06:00", { tier: "copper", attempts })).toEqual({ step: "done" });
  });
  test("a bounce goes to the next channel at once, last to the head", () => {
    const bounced = attempt("email", "06T06:00", "failed");
    const missed = attempt("phone", "06T09:00", "failed");
    expect(next("06T07:00", { tier: "copper", attempts: [bounced] })).toEqual({ step: "call" });
    expect(next("06T10:00", { tier: "copper", attempts: [bounced, missed] })).toEqual({ step: "letter" });
    expect(next("06T10:00", { tier: "copper", channels: ["email", "phone"], attempts: [bounced, missed] })).toEqual({
      step: "askHead",
    });
  });
  test("no address makes a call, no channel at all the head", () => {
    expect(next("06T06:00", { channels: ["phone"] })).toEqual({ step: "call" });
    expect(next("06T06:00", { channels: ["post"] })).toEqual({ step: "letter" });
    expect(next("06T06:00", { channels: [] })).toEqual({ step: "askHead" });
  });
  test("a letter not confirmed by half of the time makes a call", () => {
    const attempts = [attempt("phone", "06T07:00", "failed"), attempt("post", "06T09:00", "sent")];
    const channels: Channel[] = ["phone", "post"];
    expect(next("07T06:00", { channels, attempts })).toEqual({ step: "wait", until: at("10T15:00") });
    expect(next("10T15:00", { channels, attempts })).toEqual({ step: "call" });
  });
});
