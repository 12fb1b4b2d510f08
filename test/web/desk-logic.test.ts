import { describe, expect, test } from "vitest";
import type { Introduction } from "../../contracts/introductions.ts";
import type { HandedQuestion } from "../../contracts/questions.ts";
import { parseDay } from "../../web/components/parse-day.ts";
import { type Answers, setAnswers, toAnswerBody } from "../../web/pages/desk/accept/answers.ts";
import { groupByDay, hasTime, listOwn, localDay, mondayOf } from "../../web/pages/desk/calendar/week.ts";
import { toPromised } from "../../web/pages/desk/introduction/lines.ts";
import { listColleagues, listParticipants } from "../../web/pages/desk/introduction/list-participants.ts";
import { noRecord, toRecordBody } from "../../web/pages/desk/introduction/typed-record.ts";
import { dayOf, findBlock, listAcceptable } from "../../web/pages/desk/questions/dates.ts";
import { noCall, toCallBody } from "../../web/pages/desk/talk/typed-call.ts";

const clients = ["a", "b", "c"].map((handoverId) => ({ handoverId }));

describe("answers to proposals", () => {
  test("accept every client that is not said otherwise of, each by name", () => {
    const answers: Answers = { b: { how: "decline", reason: "load", note: "" }, c: { how: "later" } };
    expect(toAnswerBody(clients, answers)).toEqual({
      accept: ["a"],
      decline: [{ handoverId: "b", reason: "load" }],
      later: 1,
    });
  });

  test("leave out what was decided about clients that wait no longer", () => {
    const answers: Answers = { gone: { how: "decline", reason: "other", note: "Full" } };
    expect(toAnswerBody(clients, answers)).toEqual({ accept: ["a", "b", "c"], decline: [], later: 0 });
  });

  test("of marked clients are set together and taken back together", () => {
    const later = { how: "later" as const };
    const set = setAnswers({}, ["a", "b"], later);
    expect(set).toEqual({ a: later, b: later });
    expect(setAnswers(set, ["a"], null)).toEqual({ b: later });
  });
});

const introduction = (changes: Partial<Introduction> = {}): Introduction => ({
  id: "i1",
  handoverId: "h1",
  departureId: "d1",
  clientId: "c1",
  clientName: "Client",
  tier: "gold",
  format: "jointMeeting",
  state: "agreed",
  hostId: "leaver",
  hostName: "Lea Ver",
  managerId: "head",
  managerName: "He Ad",
  successorId: "successor",
  successorName: "Suc Cessor",
  startsAt: "2026-04-14T22:30:00.000Z",
  endsAt: "2026-04-14T23:30:00.000Z",
  zone: "UTC",
  slots: [],
  pickedByClient: false,
  headIntroduced: false,
  heldAt: null,
  sequence: 1,
  attendees: [],
  version: 1,
  ...changes,
});

describe("the week", () => {
  test("begins on Monday", () => {
    expect([mondayOf("2026-04-13"), mondayOf("2026-04-19"), mondayOf("2026-04-20")]).toEqual([
      "2026-04-13",
      "2026-04-13",
      "2026-04-20",
    ]);
  });

  test("counts a meeting to the day it has in the reader's zone", () => {
    expect(localDay("2026-04-14T22:30:00.000Z", "Europe/Moscow")).toBe("2026-04-15");
    const timed = [introduction()].filter(hasTime);
    expect(groupByDay(timed, "2026-04-13", "Europe/Moscow").map(({ day }) => day)).toEqual(["2026-04-15"]);
    expect(groupByDay(timed, "2026-04-13", "UTC").map(({ day }) => day)).toEqual(["2026-04-14"]);
    expect(groupByDay(timed, "2026-04-20", "UTC")).toEqual([]);
  });

  test("has a day's meetings in order of time", () => {
    const early = introduction({ id: "i2", startsAt: "2026-04-14T08:00:00.000Z", endsAt: "2026-04-14T09:00:00.000Z" });
    const [day] = groupByDay([introduction(), early].filter(hasTime), "2026-04-13", "UTC");
    expect(day?.meetings.map(({ id }) => id)).toEqual(["i2", "i1"]);
  });

  test("shows introductions in which one of the people has a part, leading, joining or taking over", () => {
    const all = [introduction(), introduction({ id: "i2", hostId: null, managerId: null, successorId: "other" })];
    for (const id of ["leaver", "head", "successor"])
      expect(listOwn(all, [{ id }]).map((one) => one.id)).toEqual(["i1"]);
    expect(listOwn(all, [{ id: "nobody" }])).toEqual([]);
  });
});

describe("who takes part in an introduction", () => {
  test("is named once, with the answer to the invitation, the client's persons last", () => {
    const both = introduction({
      hostId: "head",
      hostName: "He Ad",
      attendees: [
        { personId: null, contactId: "k1", name: "Cli Ent", partstat: "ACCEPTED" },
        { personId: "successor", contactId: null, name: "Suc Cessor", partstat: "DECLINED" },
      ],
    });
    expect(listParticipants(both)).toEqual([
      { id: "head", name: "He Ad", part: "host", partstat: null },
      { id: "successor", name: "Suc Cessor", part: "successor", partstat: "DECLINED" },
      { id: "k1", name: "Cli Ent", part: "client", partstat: "ACCEPTED" },
    ]);
    expect(listColleagues(both).map(({ id }) => id)).toEqual(["head", "successor"]);
  });
});

describe("how a meeting went", () => {
  const lines = [
    { text: " Spare part ", dueOn: "2026-05-04" },
    { text: "  ", dueOn: "2026-05-04" },
    { text: "Price list", dueOn: null },
  ];

  test("is sent without lines that say nothing", () => {
    expect(toPromised(lines)).toEqual([{ text: "Spare part", dueOn: "2026-05-04" }, { text: "Price list" }]);
  });

  test("keeps promises of a held one, and of a missed one only the reason", () => {
    const typed = { ...noRecord, promises: lines, absentIds: ["head"], note: " Fine " };
    expect(toRecordBody(typed)).toEqual({
      held: true,
      absentIds: ["head"],
      promises: toPromised(lines),
      openQuestions: [],
      note: "Fine",
    });
    expect(toRecordBody({ ...typed, held: false, note: "" })).toEqual({ held: false, reason: "clientMissed" });
  });
});

describe("a question's day", () => {
  const question = (changes: Partial<HandedQuestion>): HandedQuestion => ({
    id: "q1",
    clientId: null,
    clientName: null,
    handoverId: null,
    kind: "question",
    returnState: null,
    text: "Which size?",
    dueOn: "2026-04-10",
    nextDueOn: null,
    nextResponsibleId: null,
    acceptedAt: null,
    ...changes,
  });

  test("is the promised one until another is typed; an emptied one is none", () => {
    expect(dayOf(question({}), {})).toBe("2026-04-10");
    expect(dayOf(question({ nextDueOn: "2026-04-12" }), {})).toBe("2026-04-12");
    expect(dayOf(question({}), { q1: "2026-05-01" })).toBe("2026-05-01");
    expect(dayOf(question({}), { q1: null })).toBeNull();
  });

  test("stops it when it is missing or past; today will do", () => {
    expect([findBlock(null, "2026-04-10"), findBlock("2026-04-09", "2026-04-10")]).toEqual([
      "noDueDate",
      "dueDatePast",
    ]);
    expect(findBlock("2026-04-10", "2026-04-10")).toBeNull();
  });

  test("decides which questions are accepted", () => {
    const all = [question({}), question({ id: "q2", dueOn: null }), question({ id: "q3", dueOn: "2026-04-01" })];
    expect(listAcceptable(all, {}, "2026-04-06")).toEqual([{ questionId: "q1", dueOn: "2026-04-10" }]);
  });
});

describe("a typed day", () => {
  test("has the day before the month, whatever stands between", () => {
    expect(["04/05/2026", "4.5.2026", "4-5-2026", " 2026-05-04 "].map(parseDay)).toEqual(Array(4).fill("2026-05-04"));
  });

  test("that is not in the calendar, or no day at all, is none", () => {
    expect(["31/02/2026", "13.13.2026", "tomorrow", ""].map(parseDay)).toEqual([null, null, null, null]);
  });
});

describe("a call", () => {
  test("carries corrected coordinates only where somebody was chosen, an emptied one taken away", () => {
    expect(toCallBody({ ...noCall, phone: "+1 555" })).toEqual({ outcome: "reached" });
    expect(toCallBody({ outcome: "notReached", note: " Busy ", contactId: "k1", phone: "+1 555", email: " " })).toEqual(
      {
        outcome: "notReached",
        note: "Busy",
        contact: { contactId: "k1", phone: "+1 555", email: null },
      },
    );
  });
});
