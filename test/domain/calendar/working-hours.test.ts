import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingHours,
  endOfWorkingDay,
  isWithinWorkingHours,
  nextFullWorkingDay,
  nextWorkingInstant,
  startOfWorkingDay,
  toDeadline,
  workingHoursBetween,
} from "../../../domain/calendar/working-hours.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { makeCalendar } from "./factory.ts";

const riga = makeCalendar();
const anyInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000));

describe("zones", () => {
  test("a date is the one on the wall of the zone", () => {
    expect(localDate(new Date("2026-04-06T22:30:00Z"), "Europe/Riga")).toBe("2026-04-07");
    expect(localDate(new Date("2026-04-06T22:30:00Z"), "America/New_York")).toBe("2026-04-06");
  });
  test("working hours follow the clock change", () => {
    expect(startOfWorkingDay(riga, "2026-03-27").toISOString()).toBe("2026-03-27T07:00:00.000Z");
    expect(startOfWorkingDay(riga, "2026-03-30").toISOString()).toBe("2026-03-30T06:00:00.000Z");
  });
  test("a local time that the clocks skip moves forward", () => {
    const night = makeCalendar({ dayStart: "03:30", weekend: [] });
    expect(startOfWorkingDay(night, "2026-03-29").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });
  test("a local time that occurs twice is the first", () => {
    const night = makeCalendar({ dayStart: "03:30", weekend: [] });
    expect(startOfWorkingDay(night, "2026-10-25").toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });
  test("an unknown zone and malformed hours are refused", () => {
    expect(() => toDeadline(makeCalendar({ zone: "Mars/Base" }), "2026-04-06")).toThrow("unknown time zone");
    expect(() => toDeadline(makeCalendar({ dayEnd: "25:00" }), "2026-04-06")).toThrow("HH:MM");
    expect(() => toDeadline(makeCalendar({ dayEnd: "08:00" }), "2026-04-06")).toThrow("end after");
  });
});

describe("working hours", () => {
  test("a deadline is the end of working hours with zone and date", () => {
    expect(toDeadline(riga, "2026-04-06")).toEqual({
      at: new Date("2026-04-06T15:00:00Z"),
      zone: "Europe/Riga",
      date: "2026-04-06",
    });
  });
  test("the start is inside working hours, the end and the weekend are not", () => {
    expect(isWithinWorkingHours(riga, startOfWorkingDay(riga, "2026-04-06"))).toBe(true);
    expect(isWithinWorkingHours(riga, endOfWorkingDay(riga, "2026-04-06"))).toBe(false);
    expect(isWithinWorkingHours(riga, new Date("2026-04-05T10:00:00Z"))).toBe(false);
  });
  test("the next working instant after Friday evening is Monday morning", () => {
    const friday = endOfWorkingDay(riga, "2026-04-10");
    expect(nextWorkingInstant(riga, friday)).toEqual(startOfWorkingDay(riga, "2026-04-13"));
  });
  test("a full working day begins at or after the arrival", () => {
    expect(nextFullWorkingDay(riga, startOfWorkingDay(riga, "2026-04-06"))).toBe("2026-04-06");
    expect(nextFullWorkingDay(riga, new Date("2026-04-06T08:00:00Z"))).toBe("2026-04-07");
    expect(nextFullWorkingDay(riga, new Date("2026-04-10T20:00:00Z"))).toBe("2026-04-13");
  });
  test("hours added run over nights and weekends and end at a day end", () => {
    const start = startOfWorkingDay(riga, "2026-04-10");
    expect(addWorkingHours(riga, start, 9)).toEqual(endOfWorkingDay(riga, "2026-04-10"));
    expect(addWorkingHours(riga, start, 10).toISOString()).toBe("2026-04-13T07:00:00.000Z");
    expect(addWorkingHours(riga, new Date("2026-04-11T12:00:00Z"), 0)).toEqual(startOfWorkingDay(riga, "2026-04-13"));
    expect(() => addWorkingHours(riga, start, -1)).toThrow(RangeError);
  });
  test("hours between added instants are the hours added", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 400 }), (instant, quarters) => {
        const later = addWorkingHours(riga, instant, quarters / 4);
        expect(workingHoursBetween(riga, instant, later)).toBeCloseTo(quarters / 4, 6);
      }),
    );
  });
  test("the next working instant is in working hours and never earlier", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const next = nextWorkingInstant(riga, instant);
        expect(isWithinWorkingHours(riga, next)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(instant.getTime());
      }),
    );
  });
});
