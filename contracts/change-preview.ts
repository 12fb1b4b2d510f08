import { z } from "zod";
import { stages } from "../domain/codes.ts";
import { PlainDate } from "./plain-date.ts";

const count = z.number().int().nonnegative();
const instant = z.iso.datetime();

/** A change of plan to be tried out: nothing of it stays. */
export const PlanChange = z.discriminatedUnion("change", [
  z.object({ change: z.literal("withdraw") }),
  z.object({
    change: z.literal("moveLastDay"),
    lastWorkingDay: PlainDate,
    endOfEmployment: PlainDate.optional(),
  }),
]);
export type PlanChange = z.output<typeof PlanChange>;

/** A client with its name for who may read the departure's clients; null for HR. */
const clients = z.array(z.object({ handoverId: z.uuid(), clientName: z.string() })).nullable();
const tasksOf = z.array(z.object({ kind: z.string(), count }));
const deadline = z.object({ day: z.iso.date(), dueAt: instant, zone: z.string() });
const hours = z.object({ needed: z.number(), there: z.number() });

/** What a change of plan would do, as the change itself would do it. */
export const ChangePreview = z.object({
  /** False with `refusal` where the change would be refused as things stand. */
  possible: z.boolean(),
  /** Reason code and details of the refusal, as its problem document would have them. */
  refusal: z.object({ reason: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  before: z.object({ lastWorkingDay: z.iso.date(), endOfEmployment: z.iso.date(), lastDayEndsAt: instant }),
  /** Null where the departure ends with the change, or the change is refused. */
  after: z.object({ lastWorkingDay: z.iso.date(), endOfEmployment: z.iso.date(), lastDayEndsAt: instant }).nullable(),
  /** `begun`: the stage keeps its deadline, unless the last working day comes before it. */
  deadlines: z.array(
    z.object({ stage: z.enum(stages), begun: z.boolean(), before: deadline, after: deadline.nullable() }),
  ),
  /** Stages without a full working day of their own. */
  tight: z.object({ before: z.array(z.enum(stages)), after: z.array(z.enum(stages)) }),
  tasks: z.object({ ended: tasksOf, redated: tasksOf }),
  meetings: z.object({
    /** Called off by the change; `invited`: of these the client has an invitation, which is cancelled. */
    cancelled: count,
    invited: count,
    /** Agreed for a time after the new last day: they go on without the leaver, the head in their place. */
    withoutLeaver: count,
  }),
  notices: z.object({ cancelled: count }),
  /** Messages that were planned and will not leave. */
  messagesStopped: count,
  handoversEnded: count,
  /** What no change takes back. */
  cannotUndo: z.object({
    told: z.object({ count, clients }),
    switched: z.object({ count, clients }),
    /** Mails and invitations to clients that have left or may have left. */
    mailed: z.object({ count, clients }),
    /** Messages to colleagues, departments and the leaver that have gone, by kind. */
    messages: tasksOf,
  }),
  /** Working hours the new owners need, and have until the last day, all together. */
  hours: z.object({ before: hours, after: hours.nullable() }),
});
export type ChangePreview = z.output<typeof ChangePreview>;
