import { z } from "zod";
import { CalendarChange, CalendarChanged, CalendarCode, Calendars } from "../calendars.ts";
import { defineRoute } from "../route.ts";

export const listCalendarsRoute = defineRoute({
  id: "listCalendars",
  method: "get",
  path: "/calendars",
  access: "manageSettings",
  summary: "Every calendar's holidays and transferred working days of a year, and the teams that follow it",
  query: z.object({ year: z.coerce.number().int().min(1970).max(2200).optional() }),
  response: Calendars,
});

export const changeCalendarRoute = defineRoute({
  id: "changeCalendar",
  method: "put",
  path: "/calendars/:calendar/days",
  access: "manageSettings",
  summary: "Set company holidays, worked weekends and transferred days of a calendar; a new name makes a new calendar",
  params: z.object({ calendar: CalendarCode }),
  body: CalendarChange,
  response: CalendarChanged,
});

export const resetCalendarDayRoute = defineRoute({
  id: "resetCalendarDay",
  method: "delete",
  path: "/calendars/:calendar/days/:day",
  access: "manageSettings",
  summary: "Take back what the company set for a day: it is again as the law or its weekday has it",
  params: z.object({ calendar: CalendarCode, day: z.iso.date() }),
  response: CalendarChanged,
});
