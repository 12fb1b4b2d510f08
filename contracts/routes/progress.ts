import { z } from "zod";
import { clientStates, stages } from "../../domain/codes.ts";
import { defineRoute, idParam } from "../route.ts";

const count = z.number().int().nonnegative();
const byStage = z.object({ S1: count, S2: count, S3: count, S4: count, S5: count, S6: count });

/** One working day. `byState` and `byStage` are null for days to come. */
export const ProgressDay = z.object({
  day: z.iso.date(),
  /** Clients by the state they stood in at the end of the day; their sum is `clients`. */
  byState: z.partialRecord(z.enum(clientStates), count).nullable(),
  /** Clients that had settled a stage by the end of the day, whatever else they waited for. */
  byStage: byStage.nullable(),
  /** Clients that should have settled it by then (R2): none before a stage's deadline, all from it on. */
  plan: byStage,
});
export type ProgressDay = z.infer<typeof ProgressDay>;

export const ProgressView = z.object({
  departureId: z.uuid(),
  /** Clients counted: prospects and withdrawn ones aside. */
  clients: count,
  /** Up to this day the series tells what was. */
  today: z.iso.date(),
  lastWorkingDay: z.iso.date(),
  deadlines: z.array(z.object({ stage: z.enum(stages), day: z.iso.date(), dueAt: z.iso.datetime() })),
  days: z.array(ProgressDay),
});
export type ProgressView = z.infer<typeof ProgressView>;

export const getProgressRoute = defineRoute({
  id: "getProgress",
  method: "get",
  path: "/departures/:departureId/progress",
  access: "readReports",
  summary: "Clients by stage and state at the end of each working day, beside the plan",
  params: idParam("departureId"),
  response: ProgressView,
});
