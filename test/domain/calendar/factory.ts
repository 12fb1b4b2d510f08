import type { WorkCalendar } from "../../../domain/calendar/work-calendar.ts";

/** Monday to Friday, 9 to 18, Riga. */
export function makeCalendar(overrides: Partial<WorkCalendar> = {}): WorkCalendar {
  return {
    zone: "Europe/Riga",
    dayStart: "09:00",
    dayEnd: "18:00",
    weekend: [6, 7],
    daysOff: [],
    extraWorkingDays: [],
    ...overrides,
  };
}
