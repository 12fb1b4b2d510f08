import type { SampleClient, SamplePerson } from "../contracts/sample-company.ts";
import { addDays } from "../domain/calendar/plain-date.ts";
import { SOURCE } from "./make-people.ts";
import { type Industry, industries, makeFirmName } from "./names/firm-names.ts";
import { transliterate } from "./names/transliterate.ts";
import type { Place, TeamPlace } from "./places.ts";
import type { Random } from "./random.ts";

/**
 * How a client behaves: buys evenly, ever more, ever less, suddenly little; has stopped; asks without buying; does not
 * answer; or is new.
 */
export type Habit = "steady" | "growing" | "fading" | "dropped" | "stopped" | "asking" | "silent" | "new";

/** A client with what its history is made from. */
export interface ClientStory {
  client: SampleClient;
  owner: SamplePerson;
  /** Owner before, until that day; null when there was none. */
  previous: { person: SamplePerson; until: string } | null;
  since: string;
  habit: Habit;
  /** Profit in a usual year, minor units. */
  yearlyProfit: number;
  /** Orders in two years. */
  orders: number;
  /** A colleague the client knows too, and their share of the contacts. */
  colleague: { person: SamplePerson; share: number } | null;
  /** Second part of the client's mail addresses. */
  mailDomain: string;
}

export interface BookOwner {
  owner: SamplePerson;
  place: TeamPlace;
  clients: number;
  /** Those who may have had a client before, and who may know it beside the owner. */
  earlierOwners: readonly SamplePerson[];
  colleagues: readonly SamplePerson[];
}

const habits: Readonly<Record<Habit, number>> = {
  steady: 52,
  growing: 11,
  fading: 9,
  dropped: 5,
  stopped: 11,
  asking: 4,
  silent: 3,
  new: 5,
};
/** Profit is shared out as it is in sales: a sixth of the clients bring three quarters of it. */
const USUAL_PROFIT = 180_000;
const PROFIT_SPREAD = 1.6;
const USUAL_ORDERS = 7;

/** The clients of all books, in the order of the books; names are unique in either script. */
export function makeClients(random: Random, books: readonly BookOwner[], asOf: string): ClientStory[] {
  const taken = new Set<string>();
  const stories = books.flatMap((book) => Array.from({ length: book.clients }, () => makeStory(random, book, asOf)));
  for (const [i, story] of stories.entries()) {
    const { client } = story;
    client.sourceId = `client-${i + 1}`;
    const naming = { industry: client.industry as Industry, country: client.country, locale: client.locale };
    let slug = "";
    do {
      client.name = makeFirmName(random, naming);
      slug = transliterate(client.name.replace(/^(ООО|АО) /, ""), "-");
    } while (taken.has(slug));
    taken.add(slug);
    story.mailDomain = `${slug}.example`;
  }
  recommend(random, stories);
  return stories;
}

function makeStory(random: Random, book: BookOwner, asOf: string): ClientStory {
  const place = random.pick(book.place.clients);
  const habit = random.weighted(habits);
  const size = random.gauss();
  const since = addDays(asOf, habit === "new" ? -random.int(60, 300) : -random.int(760, 3_300));
  const orders = Math.round(USUAL_ORDERS * Math.exp(0.3 * size + 0.4 * random.gauss()));
  const isTransferred = habit !== "new" && random.chance(0.13);
  return {
    client: makeClient(random, book.place, place),
    owner: book.owner,
    previous: isTransferred
      ? { person: random.pick(book.earlierOwners), until: addDays(asOf, -random.int(40, 1_000)) }
      : null,
    since,
    habit,
    yearlyProfit: Math.round(USUAL_PROFIT * Math.exp(PROFIT_SPREAD * Math.min(3, size))),
    orders: Math.min(40, Math.max(1, habit === "new" ? Math.ceil(orders / 3) : orders)),
    colleague: random.chance(0.4) ? { person: random.pick(book.colleagues), share: 0.15 + 0.35 * random.next() } : null,
    mailDomain: "",
  };
}

function makeClient(random: Random, team: TeamPlace, place: Place): SampleClient {
  const kind = team.calendar !== "DE" && random.chance(0.01) ? random.pick(["oneOff", "conduit"] as const) : "regular";
  return {
    id: random.uuid(),
    source: SOURCE,
    sourceId: "",
    name: "",
    industry: random.pick(industries),
    country: place.country,
    city: place.city,
    phone: random.chance(0.9) ? makePhone(random, place) : null,
    locale: random.next() * 100 < team.russianPct || /[а-я]/i.test(place.city) ? "ru" : "en",
    zone: place.zone,
    referredById: null,
    kind,
    moneyTrouble: random.chance(0.03),
    needReduced: random.chance(0.03),
    receivableMinor: random.chance(0.18) ? random.int(50, 9_000) * 100 : 0,
  };
}

/** A number in a range that is given to nobody, as far as a country keeps one. */
export function makePhone(random: Random, place: Pick<Place, "phonePrefix">): string {
  return `${place.phonePrefix}${String(random.int(0, 99)).padStart(2, "0")}`;
}

/** One client in sixteen came on the word of another of the same owner. */
function recommend(random: Random, stories: readonly ClientStory[]): void {
  const byOwner = Map.groupBy(stories, ({ owner }) => owner.id);
  for (const story of stories) {
    if (!random.chance(0.06)) continue;
    const other = random.pick(byOwner.get(story.owner.id) ?? [story]);
    if (other !== story && other.client.referredById === null) story.client.referredById = other.client.id;
  }
}
