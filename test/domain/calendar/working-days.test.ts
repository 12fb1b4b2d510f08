import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, toDayNumber, weekdayOf } from "../../../domain/calendar/plain-date.ts";
import {
  addWorkingDays,
  firstWorkingDayNotBefore,
  isWorkingDay,
  lastWorkingDayNotAfter,
  listWorkingDays,
  previousWorkingDay,
  workingDaysBetween,
} from "../../../domain/calendar/working-days.ts";
import { makeCalendar } from "./factory.ts";

const anyDate = fc.integer({ min: 0, max: 20_000 }).map((day) => addDays("2000-01-01", day));

describe("plain dates", () => {
  test("adding months clamps to the last day of a shorter month", () => {
    expect(addMonths("2025-11-30", 3)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
    expect(addMonths("2026-10-15", 6)).toBe("2027-04-15");
  });
  test("a date the calendar does not have is refused", () => {
    for (const wrong of ["2026-02-30", "2026-2-3", "", "2026-13-01", "today"]) {
      expect(() => addDays(wrong, 1)).toThrow(RangeError);
    }
  });
  test("weekdays follow ISO, before 1970 too", () => {
    expect(weekdayOf(toDayNumber("2026-04-06"))).toBe(1);
    expect(weekdayOf(toDayNumber("1969-12-28"))).toBe(7);
  });
});

describe("working days", () => {
  const easter = makeCalendar({ daysOff: ["2026-04-06", "2026-04-03"], extraWorkingDays: ["2026-04-11"] });

  test("weekends and holidays are not worked, transferred working days are", () => {
    expect(isWorkingDay(easter, "2026-04-04")).toBe(false);
    expect(isWorkingDay(easter, "2026-04-06")).toBe(false);
    expect(isWorkingDay(easter, "2026-04-11")).toBe(true);
    expect(isWorkingDay(easter, "2026-04-07")).toBe(true);
  });
  test("a transferred working day wins over a holiday of the same date", () => {
    expect(
      isWorkingDay(makeCalendar({ daysOff: ["2026-04-07"], extraWorkingDays: ["2026-04-07"] }), "2026-04-07"),
    ).toBe(true);
  });
  test("adding working days skips weekends and holidays both ways", () => {
    expect(addWorkingDays(easter, "2026-04-02", 1)).toBe("2026-04-07");
    expect(addWorkingDays(easter, "2026-04-07", -1)).toBe("2026-04-02");
    expect(addWorkingDays(easter, "2026-04-04", 1)).toBe("2026-04-07");
    expect(addWorkingDays(easter, "2026-04-04", 0)).toBe("2026-04-04");
    expect(previousWorkingDay(easter, "2026-04-07")).toBe("2026-04-02");
  });
  test("the nearest working day keeps a worked date as it is", () => {
    expect(lastWorkingDayNotAfter(easter, "2026-04-06")).toBe("2026-04-02");
    expect(firstWorkingDayNotBefore(easter, "2026-04-03")).toBe("2026-04-07");
    expect(lastWorkingDayNotAfter(easter, "2026-04-08")).toBe("2026-04-08");
  });
  test("counting includes both ends and is 0 backwards", () => {
    expect(workingDaysBetween(makeCalendar(), "2026-04-06", "2026-04-17")).toBe(10);
    expect(workingDaysBetween(makeCalendar(), "2026-04-17", "2026-04-06")).toBe(0);
  });
  test("a calendar read back from JSON and one made of sets agree", () => {
    const parsed = JSON.parse(JSON.stringify(easter));
    const sets = makeCalendar({ daysOff: new Set(easter.daysOff), extraWorkingDays: new Set(easter.extraWorkingDays) });
    expect(addWorkingDays(parsed, "2026-04-01", 9)).toBe(addWorkingDays(sets, "2026-04-01", 9));
  });
  test("a calendar without any working weekday is refused", () => {
    expect(() => isWorkingDay(makeCalendar({ weekend: [1, 2, 3, 4, 5, 6, 7] }), "2026-04-07")).toThrow("week without");
  });
  test("going n working days forward and n back returns to a worked date", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), (date, count) => {
        const start = firstWorkingDayNotBefore(easter, date);
        expect(addWorkingDays(easter, addWorkingDays(easter, start, count), -count)).toBe(start);
      }),
    );
  });
  test("the days listed are as many as counted and all worked", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 90 }), (from, length) => {
        const to = addDays(from, length);
        const days = listWorkingDays(easter, from, to);
        expect(days.length).toBe(workingDaysBetween(easter, from, to));
        expect(days.every((day) => isWorkingDay(easter, day) && daysBetween(from, day) >= 0)).toBe(true);
      }),
    );
  });
});
