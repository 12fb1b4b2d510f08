import { and, asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDays } from "../../../db/schema/people.ts";
import { loadHolidays } from "../../../services/calendars/load-holidays.ts";
import { useDatabase } from "../../support/database.ts";

const held = useDatabase();
const load = (country: string, ...years: number[]) =>
  held.db.query.transaction((tx) => loadHolidays(tx, country, years));
const daysOf = async (calendar: string, month: string) => {
  const rows = await held.db.query
    .select({ day: calendarDays.day, kind: calendarDays.kind })
    .from(calendarDays)
    .where(and(eq(calendarDays.calendar, calendar), sql`${calendarDays.day}::text like ${`${month}%`}`))
    .orderBy(asc(calendarDays.day));
  return rows.map(({ day, kind }) => `${day} ${kind}`);
};

describe("the public holidays of a country", () => {
  it("are one row a day, also where a holiday lasts several", async () => {
    await load("RU", 2026);
    const january = await daysOf("RU", "2026-01");
    expect(january).toEqual(["01", "02", "03", "04", "05", "06", "07", "08"].map((day) => `2026-01-${day} off`));
  });

  it("are added for further years and nothing is added twice", async () => {
    expect(await load("DE", 2026)).toBe(9);
    expect(await load("DE", 2026, 2027)).toBe(9);
    expect(await load("DE", 2026, 2027)).toBe(0);
  });

  it("leave a day alone that the company has decided on", async () => {
    await held.db.query.insert(calendarDays).values({ calendar: "GB", day: "2026-12-25", kind: "working" });
    await load("GB", 2026);
    expect(await daysOf("GB", "2026-12")).toEqual(["2026-12-25 working", "2026-12-26 off", "2026-12-28 off"]);
  });

  it("are refused for a country that is none", async () => {
    await expect(load("XX", 2026)).rejects.toMatchObject({ code: "invalid", reason: "unknownCountry" });
  });
});
