import { changeCalendarRoute, listCalendarsRoute, resetCalendarDayRoute } from "../../contracts/routes/calendars.ts";
import { changeCalendar, resetCalendarDay } from "../../services/calendars/change-calendar.ts";
import { listCalendars } from "../../services/calendars/list-calendars.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const calendarRoutes: BoundRoute[] = [
  bind(listCalendarsRoute, ({ deps, actor, query }) => listCalendars(deps, actor, query)),
  bind(changeCalendarRoute, ({ deps, actor, params, body }) => changeCalendar(deps, actor, params.calendar, body)),
  bind(resetCalendarDayRoute, ({ deps, actor, params }) => resetCalendarDay(deps, actor, params.calendar, params.day)),
];
