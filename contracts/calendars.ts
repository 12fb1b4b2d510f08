import { z } from "zod";

/** A country's code, or the name of a calendar of the company's own. */
export const CalendarCode = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,50}$/, "calendarName")
  .refine((code) => code !== "none", 'A team with "none" has no calendar; name one.');

const kind = z.enum(["off", "working"]);

/** A day that is not as its weekday says. `origin` public: a holiday by law, not changed here. */
export const CalendarDay = z.object({
  day: z.iso.date(),
  kind,
  name: z.string().nullable(),
  origin: z.enum(["public", "company"]),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

export const Calendar = z.object({
  code: CalendarCode,
  /** Whether date-holidays knows the code as a country's, so that a day taken back is again as the law has it. */
  country: z.boolean(),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  days: z.array(CalendarDay),
});

/** Deadlines and tasks already given stay; a departure is counted anew when its last day is moved (docs/decisions/0008). */
const appliesTo = z.literal("newWorkOnly");

export const Calendars = z.object({
  year: z.number().int(),
  calendars: z.array(Calendar),
  appliesTo,
});
export type Calendars = z.infer<typeof Calendars>;

/**
 * Days set together, so that a transfer is one change: the Saturday that is worked and the Monday that is off for it.
 * `off` on a working day, `working` on a weekend day or a holiday.
 */
export const CalendarChange = z.object({
  days: z
    .array(z.object({ day: z.iso.date(), kind, name: z.string().trim().max(100).nullable().default(null) }))
    .min(1)
    .max(400),
});
export type CalendarChange = z.input<typeof CalendarChange>;

export const CalendarChanged = z.object({
  code: CalendarCode,
  changed: z.array(CalendarDay),
  /** Open departures whose team follows this calendar: their deadlines stay as they are. */
  openDepartures: z.number().int(),
  appliesTo,
});
export type CalendarChanged = z.infer<typeof CalendarChanged>;
