import type { Policy } from "../../contracts/policy.ts";
import type { NewDeparture } from "../../contracts/routes/departures.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { lastWorkingDayNotAfter } from "../../domain/calendar/working-days.ts";
import { InvalidError } from "../errors.ts";

type NoticeDates = Pick<NewDeparture, "noticeOn" | "lastWorkingDay" | "endOfEmployment"> &
  Partial<Pick<NewDeparture, "daysAway" | "kind" | "announceFrom">>;

export interface ResolvedNotice {
  noticeOn: string;
  /** Last working day not after the day named, or not after the usual notice period (R2). */
  lastWorkingDay: string;
  endOfEmployment: string;
}

/**
 * The dates of a notice with what was left out filled in.
 * @throws InvalidError for a notice in the future, an end that lies before its beginning, an announcement after the last day, or a last day left out that would have passed
 */
export function resolveNotice(
  input: NoticeDates,
  today: string,
  calendar: WorkCalendar,
  policy: Policy,
): ResolvedNotice {
  const noticeOn = input.noticeOn ?? today;
  if (noticeOn > today)
    throw new InvalidError("noticeInFuture", "The notice lies in the future.", { pointer: "/noticeOn" });
  const named = input.lastWorkingDay ?? lastWorkingDayNotAfter(calendar, addDays(noticeOn, policy.noticeDays));
  if (input.lastWorkingDay === undefined && named < today) {
    // Taken silently it would end the person's sign-in at once.
    throw new InvalidError("usualPeriodPassed", "The usual notice period is over: name the last working day.", {
      pointer: "/lastWorkingDay",
    });
  }
  if (named < noticeOn) {
    throw new InvalidError("lastDayBeforeNotice", "The last working day lies before the notice.", {
      pointer: "/lastWorkingDay",
    });
  }
  const worked = lastWorkingDayNotAfter(calendar, named);
  const lastWorkingDay = worked < noticeOn ? named : worked;
  const endOfEmployment = input.endOfEmployment ?? named;
  if (endOfEmployment < lastWorkingDay) {
    throw new InvalidError("employmentEndsBeforeLastDay", "Employment ends before the last working day.", {
      pointer: "/endOfEmployment",
    });
  }
  if (input.kind === "dismissed" && input.announceFrom && input.announceFrom > lastWorkingDay) {
    throw new InvalidError("announcedAfterLastDay", "The leaver would be told after the last working day.", {
      pointer: "/announceFrom",
    });
  }
  const broken = (input.daysAway ?? []).findIndex(({ from, to }) => to < from);
  if (broken >= 0) {
    throw new InvalidError("awayEndsBeforeStart", "Days away end before they begin.", {
      pointer: `/daysAway/${broken}/to`,
    });
  }
  return { noticeOn, lastWorkingDay, endOfEmployment };
}
