import type { SampleOrder } from "../contracts/sample-company.ts";
import { addDays, daysBetween, toDayNumber, weekdayOf } from "../domain/calendar/plain-date.ts";
import type { ClientStory, Habit } from "./make-clients.ts";
import { SOURCE } from "./make-people.ts";
import type { Random } from "./random.ts";

/** Days of history before the day the sample is made for. */
export const HISTORY_DAYS = 730;

/** Where in the two years (0 … 1) orders lie for each habit: an evenly drawn place is bent to it. */
const bends: Readonly<Record<Habit, (at: number, random: Random) => number>> = {
  steady: (at) => at,
  growing: (at) => at ** 0.65,
  fading: (at) => at ** 1.5,
  dropped: (at) => at,
  stopped: (at, random) => at * (0.35 + 0.5 * random.next()),
  asking: (at) => at * 0.8,
  silent: (at) => at * 0.9,
  new: (at) => at,
};

/** Two years of one client's orders, oldest first, with amounts, profit and delivery. */
export function makeOrders(random: Random, story: ClientStory, asOf: string): SampleOrder[] {
  const { habit, orders } = story;
  const first = Math.max(-HISTORY_DAYS, daysBetween(asOf, story.since));
  const stopped = habit === "stopped" ? { ...random, next: constant(random.next()) } : random;
  const margin = 0.12 + 0.26 * random.next();
  return Array.from({ length: orders }, (_, i) => {
    const at = bends[habit]((i + random.next()) / orders, stopped);
    return { at, on: toWorkday(addDays(asOf, Math.round(first * (1 - at)) - 1)) };
  }).map(({ at, on }, i): SampleOrder => {
    const usual = story.yearlyProfit / Math.max(1, (orders * 365) / -first);
    const profitMinor = Math.round(usual * Math.exp(0.35 * random.gauss()) * changeOf(habit, at));
    const isLoss = random.chance(0.015);
    return {
      id: random.uuid(),
      source: SOURCE,
      sourceId: `${story.client.sourceId}-order-${i + 1}`,
      clientId: story.client.id,
      ownerId: ownerOn(story, on),
      orderedOn: on,
      amountMinor: Math.max(1_000, Math.round(profitMinor / margin)),
      profitMinor: isLoss ? -Math.round(profitMinor / 4) : profitMinor,
      ...deliver(random, on, asOf),
    };
  });
}

const constant = (value: number) => () => value;

/** What an order is worth against a usual one, by where in the two years it lies. */
function changeOf(habit: Habit, at: number): number {
  if (habit === "growing") return 0.6 + 0.8 * at;
  if (habit === "fading") return 1.4 - at;
  return habit === "dropped" && at > 0.86 ? 0.3 : 1;
}

function deliver(
  random: Random,
  orderedOn: string,
  asOf: string,
): Pick<SampleOrder, "status" | "promisedOn" | "shippedOn"> {
  const promisedOn = random.chance(0.88) ? addDays(orderedOn, random.int(4, 30)) : null;
  if (random.chance(0.02)) return { status: "cancelled", promisedOn, shippedOn: null };
  const shippedOn = addDays(promisedOn ?? addDays(orderedOn, 12), random.int(-4, 6));
  // One in three hundred is stuck: ordered long ago and not there yet.
  if (shippedOn >= asOf || random.chance(0.003)) return { status: "open", promisedOn, shippedOn: null };
  return { status: "done", promisedOn, shippedOn: shippedOn < orderedOn ? orderedOn : shippedOn };
}

/** Who was the client's owner on a day. */
export function ownerOn({ owner, previous }: Pick<ClientStory, "owner" | "previous">, day: string): string {
  return previous && day < previous.until ? previous.person.id : owner.id;
}

/** The day itself, or the Friday before a weekend. */
export function toWorkday(date: string): string {
  const weekday = weekdayOf(toDayNumber(date));
  return weekday > 5 ? addDays(date, 5 - weekday) : date;
}
