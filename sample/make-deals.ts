import type { SampleDeal } from "../contracts/sample-company.ts";
import { addDays } from "../domain/calendar/plain-date.ts";
import type { ClientStory } from "./make-clients.ts";
import { ownerOn } from "./make-orders.ts";
import { SOURCE } from "./make-people.ts";
import type { Random } from "./random.ts";

const subjects = {
  en: [
    "Annual supply contract",
    "New product line",
    "Trial delivery",
    "Framework agreement",
    "Second site",
    "Season stock",
  ],
  ru: ["Годовой контракт", "Новая линейка", "Пробная поставка", "Рамочный договор", "Второй склад", "Сезонный запас"],
} as const;
const openStages = ["qualification", "proposal", "negotiation"] as const;

/** One client's deals of two years: won, lost and, in the last months, open ones. */
export function makeDeals(random: Random, story: ClientStory, asOf: string): SampleDeal[] {
  const count = Number(random.weighted({ 0: 42, 1: 34, 2: 17, 3: 7 }));
  return Array.from({ length: count }, (_, i): SampleDeal => {
    const status = random.weighted({ won: 50, lost: 25, open: 25 });
    const openedOn = addDays(asOf, -random.int(5, status === "open" ? 120 : 700));
    const closing = addDays(openedOn, random.int(10, 90));
    const closedOn = status === "open" ? null : closing < asOf ? closing : addDays(asOf, -1);
    return {
      ...makeDeal(random, { locale: story.client.locale, value: story.yearlyProfit * 2 }),
      sourceId: `${story.client.sourceId}-deal-${i + 1}`,
      clientId: story.client.id,
      ownerId: status === "open" ? story.owner.id : ownerOn(story, openedOn),
      status,
      // A deal nobody noted the next step of has no stage.
      ...(status === "open" ? {} : { stage: status }),
      openedOn,
      closedOn,
    };
  });
}

/** An open deal that hangs on no client yet. */
export function makeDeal(
  random: Random,
  of: { locale: "en" | "ru"; value: number },
): Pick<SampleDeal, "id" | "source" | "title" | "stage" | "valueMinor"> {
  return {
    id: random.uuid(),
    source: SOURCE,
    title: random.pick(subjects[of.locale]),
    stage: random.chance(0.9) ? random.pick(openStages) : "",
    valueMinor: Math.round((of.value * (0.3 + random.next())) / 100) * 100,
  };
}
