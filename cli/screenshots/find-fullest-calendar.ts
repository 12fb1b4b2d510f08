import { readDemoClockRoute } from "../../contracts/routes/demo.ts";
import { listIntroductionsRoute } from "../../contracts/routes/introductions.ts";
import { addDays, toDayNumber, weekdayOf } from "../../domain/calendar/plain-date.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Look } from "./look.ts";

/** So few meetings make no picture. */
const FEW = 2;

/** The new owner with the most meetings in the present week; null while nobody has a few. */
export async function findFullestCalendar({ play, head }: Look): Promise<string | null> {
  const me = await play.cast.as(head() ?? "");
  const { businessNow } = await play.demo.call(readDemoClockRoute);
  const today = localDate(new Date(businessNow), play.calendar.zone);
  const monday = addDays(today, 1 - weekdayOf(toDayNumber(today)));
  const query = { departureId: play.departureId, limit: 100 };
  const { introductions } = await me.call(listIntroductionsRoute, { query });
  const thisWeek = introductions.filter(({ startsAt }) => {
    const day = startsAt === null ? null : localDate(new Date(startsAt), play.calendar.zone);
    return day !== null && day >= monday && day < addDays(monday, 7);
  });
  const byOwner = [...Map.groupBy(thisWeek, ({ successorId }) => successorId)];
  const [fullest] = byOwner.sort(([, one], [, other]) => other.length - one.length);
  return fullest && fullest[1].length >= FEW ? fullest[0] : null;
}
