import { describe, expect, test } from "vitest";
import { createDateReader } from "../../services/imports/read/parse-date.ts";
import { parseMapping } from "../../services/imports/read/read-import.ts";
import { createMapping } from "./csv.ts";

const instantOf = (format: string, text: string) => createDateReader([format], "Europe/Moscow").instant(text);
const parse = (format: string) => () =>
  parseMapping("my.json", JSON.stringify(createMapping({ dateFormats: [format] })));

describe("a date is read", () => {
  test.each([
    ["M/d/yyyy, h:mm a", "1/31/2026, 2:05 PM", "2026-01-31T11:05:00.000Z"],
    ["M/d/yyyy h:mm a", "1/31/2026 12:05\u202fam", "2026-01-30T21:05:00.000Z"],
    ["MM/dd/yyyy hh:mm:ss a", "01/31/2026 12:00:09 p.m.", "2026-01-31T09:00:09.000Z"],
    ["dd-MMM-yyyy", "31-JAN-2026", "2026-01-30T21:00:00.000Z"],
    ["MMM d, yyyy", "September 3, 2026", "2026-09-02T21:00:00.000Z"],
    ["dd/MM/yyyy HHhmm", "31/01/2026 14h05", "2026-01-31T11:05:00.000Z"],
  ])("in the format %s", (format, text, instant) => {
    expect(instantOf(format, text)).toBe(instant);
    expect(parse(format)).not.toThrow();
  });

  test.each([
    ["M/d/yyyy h:mm a", "1/31/2026 13:05 PM"],
    ["M/d/yyyy h:mm a", "1/31/2026 0:05 AM"],
    ["M/d/yyyy h:mm a", "1/31/2026 1:05"],
    ["dd-MMM-yyyy", "31-Jum-2026"],
    ["dd-MMM-yyyy", "31-Jun-2026"],
  ])("and in %s not from %s", (format, text) => {
    expect(instantOf(format, text)).toBeNull();
  });
});

describe("a format is refused", () => {
  test("that takes the minutes for the month: every date would be another one", () => {
    expect(parse("dd.MM.yyyy HH:MM")).toThrow("dateFormats.0: a date format names each part once");
  });

  test("with hours up to 12 and nothing that says which half of the day", () => {
    expect(parse("M/d/yyyy hh:mm")).toThrow("dateFormats.0: hours of 12 (hh, h) need a");
  });
});
