import { z } from "zod";
import { departmentCodes } from "../domain/codes.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time");
const zone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}, "unknownZone");

const Hours = {
  zone: zone.default("UTC"),
  dayStart: time.default("09:00"),
  dayEnd: time.default("18:00"),
  calendar: z.string().min(1).max(50).default("none"),
  headId: z.uuid().nullable().default(null),
};

/** A department, a team's working time and head, a connected system, as the administrator sets them. */
export const UnitInput = z.object({
  department: z.object({ code: z.enum(departmentCodes), headId: z.uuid().nullable().default(null) }),
  newTeam: z.object({ name: z.string().trim().min(1).max(100), ...Hours }),
  team: z
    .object({ zone, dayStart: time, dayEnd: time, calendar: z.string().min(1).max(50), headId: z.uuid().nullable() })
    .partial(),
  system: z.object({
    name: z.string().trim().min(1).max(100),
    kind: z.enum(["crm", "mail", "calendar", "telephony", "files", "messenger"]),
  }),
});
export type UnitInput = z.infer<typeof UnitInput>;
