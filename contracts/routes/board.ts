import { z } from "zod";
import { stages } from "../../domain/codes.ts";
import { currentStages } from "../../domain/departure/current-stage.ts";
import { taskKinds } from "../../domain/tasks/task-kinds.ts";
import { defineRoute } from "../route.ts";
import { DepartureItem } from "./departures.ts";

const count = z.number().int().nonnegative();
const money = z.number().int().nullable();

/** What holds a departure up. `stage` and `taskKind` only where the code is about one. */
export const BoardBlocker = z.object({
  code: z.enum([
    "noticeUnconfirmed",
    "stageLate",
    "overdueTasks",
    "needsAttention",
    "effectsUnknown",
    "effectsFailed",
    "stepsFailing",
  ]),
  stage: z.enum(stages).nullable(),
  taskKind: z.enum(taskKinds).nullable(),
  /** Clients (stageLate), tasks, messages or steps. */
  count,
});
export type BoardBlocker = z.infer<typeof BoardBlocker>;

/** One departure under way as the board shows it. */
export const BoardItem = DepartureItem.extend({
  /** Today included; 0 after the last working day. */
  workingDaysLeft: count,
  /** Negative after the last working day. */
  calendarDaysLeft: z.number().int(),
  stage: z.enum(currentStages),
  /** Some client still waits for a stage whose deadline has passed. */
  late: z.boolean(),
  blockers: z.array(BoardBlocker),
  /**
   * Clients whose handover has no end yet, prospects aside; before the inventory those the leaver owns. Money is null for who sees no clients, and
   * before the inventory, which reckons it.
   */
  atRisk: z.object({
    clients: count,
    annualRevenueMinor: money,
    /** Of these, the ones that show a sign. */
    clientsWithSigns: count,
    annualRevenueWithSignsMinor: money,
  }),
  /** Percent of the book inventoried; null for an empty book. */
  completeness: z.number().int().nullable(),
});
export type BoardItem = z.infer<typeof BoardItem>;

export const listBoardRoute = defineRoute({
  id: "listBoard",
  method: "get",
  path: "/board",
  access: "signedIn",
  summary:
    "Departures under way the caller may know of, first last day first: days left, stage, blockers, what is at risk",
  response: z.object({ items: z.array(BoardItem) }),
});
