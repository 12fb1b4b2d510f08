import { beforeEach, describe, expect, test } from "vitest";
import { look } from "../../../db/transaction.ts";
import type { PersonActor } from "../../../domain/access/actor.ts";
import { isWorkingDay } from "../../../domain/calendar/working-days.ts";
import { changeCalendar, resetCalendarDay } from "../../../services/calendars/change-calendar.ts";
import { listCalendars } from "../../../services/calendars/list-calendars.ts";
import { loadCalendar } from "../../../services/calendars/load-calendar.ts";
import { changeTeam } from "../../../services/people/change-team.ts";
import { actorOf, createCompany, createPerson, type TestCompany } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { startDeparture } from "../../support/departures.ts";

const t = useDatabase();
const held = {} as { administrator: PersonActor; company: TestCompany };
const system = { kind: "system", name: "test" } as const;

beforeEach(async () => {
  await t.asOwner.pool.query("truncate departures, teams, calendar_days cascade");
  held.administrator = await actorOf(t.db, await createPerson(t.db, { roles: ["administrator"] }));
  held.company = await createCompany(t.db);
  await changeTeam(t.deps, held.administrator, held.company.team.id, { calendar: "RU" });
});

const set = (days: Parameters<typeof changeCalendar>[3]["days"], code = "RU") =>
  changeCalendar(t.deps, held.administrator, code, { days });
const works = (...days: string[]) =>
  look(t.db, system, async ({ tx }) => {
    const calendar = await loadCalendar(tx, held.company.team.id);
    return days.map((day) => isWorkingDay(calendar, day));
  });
const ofYear = async (year = 2026) => {
  const { calendars } = await listCalendars(t.deps, held.administrator, { year });
  return calendars.find(({ code }) => code === "RU");
};

describe("a calendar", () => {
  test("is listed with the holidays of the law and the teams that follow it", async () => {
    const calendar = await ofYear();
    expect(calendar?.teams).toEqual([{ id: held.company.team.id, name: held.company.team.name }]);
    expect(calendar?.days.find(({ day }) => day === "2026-05-09")).toMatchObject({ kind: "off", origin: "public" });
    expect(calendar?.days.every(({ day }) => day.startsWith("2026-"))).toBe(true);
  });

  test("takes a transfer in one change: the Saturday is worked, the Monday off", async () => {
    const { changed, appliesTo } = await set([
      { day: "2026-06-06", kind: "working", name: "for 8 June" },
      { day: "2026-06-08", kind: "off", name: "moved from 6 June" },
    ]);
    expect(changed.map(({ day, kind, origin }) => [day, kind, origin])).toEqual([
      ["2026-06-06", "working", "company"],
      ["2026-06-08", "off", "company"],
    ]);
    expect([await works("2026-06-06", "2026-06-08"), appliesTo]).toEqual([[true, false], "newWorkOnly"]);
  });

  test("lets a holiday be worked, and has it again as the law says once taken back", async () => {
    await set([{ day: "2026-06-12", kind: "working" }]);
    expect(await works("2026-06-12")).toEqual([true]);
    const { changed } = await resetCalendarDay(t.deps, held.administrator, "RU", "2026-06-12");
    expect(changed).toMatchObject([{ kind: "off", origin: "public" }]);
    expect(await works("2026-06-12")).toEqual([false]);
  });

  test("has a company holiday taken back for good, and says when there is nothing to take back", async () => {
    await set([{ day: "2026-06-10", kind: "off", name: "Founding day" }]);
    await resetCalendarDay(t.deps, held.administrator, "RU", "2026-06-10");
    expect(await works("2026-06-10")).toEqual([true]);
    const again = resetCalendarDay(t.deps, held.administrator, "RU", "2026-06-10");
    await expect(again).rejects.toMatchObject({ code: "notFound" });
  });

  test("of the company's own comes with its first day, and a team can then follow it", async () => {
    await set([{ day: "2026-06-10", kind: "off" }], "plant-2");
    await changeTeam(t.deps, held.administrator, held.company.team.id, { calendar: "plant-2" });
    expect(await works("2026-06-10", "2026-06-12")).toEqual([false, true]);
  });

  test("refuses a day named twice, by its place", async () => {
    const twice = set([
      { day: "2026-06-10", kind: "off" },
      { day: "2026-06-10", kind: "working" },
    ]);
    await expect(twice).rejects.toMatchObject({ reason: "dayTwice", details: { pointer: "/days/1/day" } });
  });
});

test("a country's code in small letters makes no calendar of its own", async () => {
  const small = set([{ day: "2026-06-10", kind: "off" }], "ru");
  await expect(small).rejects.toMatchObject({ reason: "countryInCapitals" });
});

test("a change says how many open departures keep their deadlines, which it leaves alone, and is audited", async () => {
  const made = await startDeparture(t.deps);
  await changeTeam(t.deps, held.administrator, made.team.id, { calendar: "RU" });
  const deadlines = async () => (await t.db.pool.query("select day from stage_deadlines order by 1")).rows;
  const before = await deadlines();
  const { openDepartures } = await set([{ day: "2026-04-08", kind: "off" }]);
  expect([openDepartures, await deadlines()]).toEqual([1, before]);
  const { rows } = await t.db.pool.query(
    "select subject, body from audit where verb = 'changeCalendar' order by id desc",
  );
  expect(rows[0].subject).toBe("calendar:RU");
  expect(JSON.parse(rows[0].body)).toMatchObject({ days: [{ day: "2026-04-08", kind: "off" }] });
});

test("only the administrator sees and changes calendars", async () => {
  const head = await actorOf(t.db, held.company.head);
  await expect(listCalendars(t.deps, head, {})).rejects.toMatchObject({ code: "forbidden" });
  const change = changeCalendar(t.deps, head, "RU", { days: [{ day: "2026-06-10", kind: "off" }] });
  await expect(change).rejects.toMatchObject({ code: "forbidden" });
});
