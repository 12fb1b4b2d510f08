import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { workingDaysBetween } from "../calendar/working-days.ts";
import type { Stage } from "../codes.ts";
import {
  computeStageDeadlines,
  defaultStageShares,
  listPlanDays,
  type StageDeadline,
  type StageShares,
} from "./stage-deadlines.ts";
import { precedingStages } from "./stage-gates.ts";

export type HandoverPlan = {
  leaverId: string;
  noticeDate: string;
  /** Last working day of the plan; of the leaver unless they are gone already. */
  lastWorkingDay: string;
  /** Working days left with the leaver, notice and last day included; 0 when gone at once. */
  workingDays: number;
  clientIds: string[];
  stages: StageDeadline[];
  /** Whether some stage has no full working day of its own after the one it waits for. */
  tight: boolean;
  /** Those stages. */
  givenUp: Stage[];
};

export type PlanInput = {
  leaverId: string;
  noticeDate: string;
  lastDay: string | null;
  clientIds: readonly string[];
  calendar: WorkCalendar;
  shares?: StageShares;
};

/**
 * R1: the plan of a departure, complete at the moment of notice from the template alone: every client, every stage with
 * its deadline (R2), and where the time is too short for the stages to follow each other a day apart.
 */
export function createHandoverPlan(input: PlanInput): HandoverPlan {
  const { leaverId, noticeDate, lastDay, clientIds, calendar, shares = defaultStageShares } = input;
  const days = listPlanDays(input);
  const stages = computeStageDeadlines(input, shares);
  const dateOf = new Map(stages.map(({ stage, deadline }) => [stage, deadline.date]));
  const givenUp = stages
    .filter(({ stage, deadline }) => precedingStages[stage].some((earlier) => dateOf.get(earlier) === deadline.date))
    .map(({ stage }) => stage);
  return {
    leaverId,
    noticeDate,
    lastWorkingDay: days[days.length - 1] as string,
    workingDays: lastDay === null ? days.length : workingDaysBetween(calendar, noticeDate, lastDay),
    clientIds: [...clientIds],
    stages,
    tight: givenUp.length > 0,
    givenUp,
  };
}
