import { z } from "zod";
import { stages } from "../domain/codes.ts";

/**
 * When a policy counts. `newDepartures`: only at the next notice. `whenLastDayMoves`: open departures keep what they
 * have until HR moves their last day. `nextStep`: what the process does or gives out from now on, open departures
 * included. `atOnce`: what open departures wait for moves with the change.
 */
export const policyReaches = ["newDepartures", "whenLastDayMoves", "nextStep", "atOnce"] as const;

/** A moment of an open departure before and after a policy change; equal where it stays. */
export const MovedDay = z.object({ before: z.iso.date(), after: z.iso.date() });

/** What a policy change would mean for one confirmed, open departure. It names no person. */
export const PolicyEffect = z.object({
  departureId: z.uuid(),
  teamName: z.string(),
  lastWorkingDay: z.iso.date(),
  /** Stages whose deadline is another one when it is counted anew; a stage that has begun keeps its own (R2). */
  deadlines: z.array(MovedDay.extend({ stage: z.enum(stages), begun: z.boolean() })),
  /** Stages without a full working day of their own, as the plan shows them with the present and the new policies (R1). */
  tight: z.object({ before: z.array(z.enum(stages)), after: z.array(z.enum(stages)) }),
  /** The offers' budget, which stays; null: not set yet, so the new share decides it with the first inventory. */
  budgetMinor: z.number().int().nullable(),
  /** When the departure is reported as closed incomplete if clients are still open (policy closedIncompleteWorkingDays). */
  closedIncompleteOn: MovedDay,
});
export type PolicyEffect = z.infer<typeof PolicyEffect>;

export const PolicyPreview = z.object({
  /** Policies that would change, with what they reach and how many open departures something changes for. */
  changes: z.array(z.object({ key: z.string(), reach: z.enum(policyReaches), departures: z.number().int() })),
  /** Keys that change nothing of what is open: they count only from now on. */
  onlyFromNowOn: z.array(z.string()),
  /** Confirmed and open departures that were looked at, and those of them something changes for. */
  open: z.number().int(),
  departures: z.array(PolicyEffect),
  /** A task given is never re-dated by a policy. */
  tasks: z.literal("keepTheirDates"),
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;
