import { addDays, earlierDate, laterDate } from "../calendar/plain-date.ts";
import type { Deadline, WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays, firstWorkingDayNotBefore, listWorkingDays } from "../calendar/working-days.ts";
import { toDeadline } from "../calendar/working-hours.ts";
import { type DepartureKind, type Stage, stages } from "../codes.ts";

/** Percent of the working days of the notice period by whose end a stage is due. */
export type StageShares = Readonly<Record<Stage, number>>;

export const defaultStageShares: StageShares = { S1: 10, S2: 40, S3: 50, S4: 50, S5: 60, S6: 100 };

/** Calendar days assumed when the last day is unknown, or already past when notice is given. */
export const defaultNoticeDays = 14;

export type StageDeadline = { stage: Stage; deadline: Deadline };

export type NoticePeriod = {
  noticeDate: string;
  /** Null when unknown. */
  lastDay: string | null;
  calendar: WorkCalendar;
};

/**
 * The day from which a departure's stages are counted: of the notice; at a dismissal announced later that day, because nobody
 * but HR, the head and IT may know of it before (R2).
 */
export function planningStart(departure: {
  kind: DepartureKind;
  noticeOn: string;
  announceFrom: string | null;
}): string {
  const { kind, noticeOn, announceFrom } = departure;
  return kind === "dismissed" && announceFrom !== null ? laterDate(noticeOn, announceFrom) : noticeOn;
}

/**
 * The working days a departure's stages are spread over, in order, never empty: from the notice to the last day, both
 * included. When none is left (the leaver is gone at once) or the last day is unknown, the default notice period
 * counted from the notice (R2).
 */
export function listPlanDays({ noticeDate, lastDay, calendar }: NoticePeriod): string[] {
  const days = lastDay === null ? [] : listWorkingDays(calendar, noticeDate, lastDay);
  if (days.length > 0) return days;
  const assumed = listWorkingDays(calendar, noticeDate, addDays(noticeDate, defaultNoticeDays));
  return assumed.length > 0 ? assumed : [firstWorkingDayNotBefore(calendar, noticeDate)];
}

/**
 * R2: the deadline of each stage S1…S6, counted back from the last working day: of n working days a stage with share p
 * is due on number ceil(n·p/100). No deadline lies before the end of the first full working day after the notice, none
 * before an earlier stage's, none after the last working day. Shares in percent.
 */
export function computeStageDeadlines(period: NoticePeriod, shares: StageShares = defaultStageShares): StageDeadline[] {
  const days = listPlanDays(period);
  const last = days[days.length - 1] as string;
  let floor = addWorkingDays(period.calendar, period.noticeDate, 1);
  return stages.map((stage) => {
    const position = Math.max(1, Math.ceil((days.length * shares[stage]) / 100));
    const share = days[Math.min(position, days.length) - 1] as string;
    floor = laterDate(share, floor);
    return { stage, deadline: toDeadline(period.calendar, earlierDate(floor, last)) };
  });
}

/**
 * R2: deadlines after the last day moved; a stage that has begun keeps the one people already work to, unless the last working
 * day now comes before it.
 */
export function moveStageDeadlines(
  current: readonly StageDeadline[],
  period: NoticePeriod,
  started: readonly Stage[],
  shares: StageShares = defaultStageShares,
): StageDeadline[] {
  const moved = computeStageDeadlines(period, shares);
  const last = (moved.at(-1) as StageDeadline).deadline;
  let floor = moved[0]?.deadline ?? last;
  return moved.map((fresh) => {
    const kept = started.includes(fresh.stage) ? current.find(({ stage }) => stage === fresh.stage) : undefined;
    const wanted = (kept ?? fresh).deadline;
    if (kept === undefined && wanted.at < floor.at) return { stage: fresh.stage, deadline: floor };
    floor = wanted.at <= last.at ? wanted : last;
    return { stage: fresh.stage, deadline: floor };
  });
}
