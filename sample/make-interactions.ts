import type { SampleContact, SampleInteraction, SampleOrder } from "../contracts/sample-company.ts";
import { addDays, daysBetween } from "../domain/calendar/plain-date.ts";
import type { ClientStory } from "./make-clients.ts";
import { HISTORY_DAYS, ownerOn, toWorkday } from "./make-orders.ts";
import { SOURCE } from "./make-people.ts";
import type { Random } from "./random.ts";

type Draft = Pick<SampleInteraction, "kind" | "orderedAfter" | "answered"> & { on: string };
type Kind = SampleInteraction["kind"];

/** Touches besides enquiries, in two years, for a client of usual size. */
const USUAL_TOUCHES = 6.5;
const ANSWERS_KEPT_DAYS = 180;

/** One client's interactions: enquiries before orders and in vain, quotes, calls, mails and meetings; oldest first. */
export function makeInteractions(
  random: Random,
  story: ClientStory,
  of: { orders: readonly SampleOrder[]; contacts: readonly SampleContact[]; asOf: string },
): SampleInteraction[] {
  const drafts = [
    ...of.orders.flatMap((order) => askBefore(random, order)),
    ...askInVain(random, story, of.asOf),
    ...touch(random, story, of.asOf),
  ];
  return drafts
    .filter(({ on }) => on < of.asOf)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on, ...draft }, i) => ({
      id: random.uuid(),
      source: SOURCE,
      sourceId: `${story.client.sourceId}-touch-${i + 1}`,
      clientId: story.client.id,
      contactId: of.contacts.length > 0 && random.chance(0.9) ? random.pick(of.contacts).id : null,
      personId:
        story.colleague && random.chance(story.colleague.share) ? story.colleague.person.id : ownerOn(story, on),
      at: `${on}T${String(random.int(7, 15)).padStart(2, "0")}:${String(random.int(0, 59)).padStart(2, "0")}:00Z`,
      ...draft,
    }));
}

const plain = (kind: Kind, on: string): Draft => ({ kind, on: toWorkday(on), orderedAfter: null, answered: null });

function askBefore(random: Random, order: SampleOrder): Draft[] {
  if (!random.chance(0.6)) return [];
  const asked = { ...plain("enquiry", addDays(order.orderedOn, -random.int(2, 14))), orderedAfter: true };
  return random.chance(0.4) ? [asked, plain("quote", addDays(order.orderedOn, -1))] : [asked];
}

/** Enquiries that ended in no order; the latest are still open. */
function askInVain(random: Random, { habit, orders, since }: ClientStory, asOf: string): Draft[] {
  const from = Math.max(-HISTORY_DAYS, daysBetween(asOf, since));
  const ask = (on: string): Draft => ({
    ...plain("enquiry", on),
    orderedAfter: daysBetween(on, asOf) < 30 ? null : false,
  });
  if (habit === "asking") {
    const days = [130, 96, 75, 48, 20].map((back) => addDays(asOf, -back - random.int(0, 8)));
    return days.flatMap((on) => [ask(on), plain("quote", addDays(on, 2))]);
  }
  if (habit === "stopped" || habit === "silent") return [];
  const count = Math.round((orders / 8) * 2 * random.next());
  return Array.from({ length: count }, () => ask(addDays(asOf, -random.int(5, -from))));
}

function touch(random: Random, story: ClientStory, asOf: string): Draft[] {
  const { habit, orders, since } = story;
  const from = Math.max(-HISTORY_DAYS, daysBetween(asOf, since));
  const latest = habit === "silent" ? 45 : 2;
  const count = Math.max(1, Math.round(USUAL_TOUCHES * Math.sqrt(orders / 7) * (0.5 + random.next())));
  const touches = Array.from({ length: count }, (): Draft => {
    const kind = random.weighted({ call: 35, email: 40, meeting: 10, note: 8, message: 7 });
    const back = random.int(latest, Math.max(latest, -from));
    const isAttempt = kind !== "meeting" && kind !== "note" && back <= ANSWERS_KEPT_DAYS && random.chance(0.5);
    return { ...plain(kind, addDays(asOf, -back)), answered: isAttempt ? random.chance(0.85) : null };
  });
  if (habit !== "silent") return touches;
  const tries = (["email", "call", "call"] as const).map((kind, i) => ({
    ...plain(kind, addDays(asOf, -19 + i * 6)),
    answered: false,
  }));
  return [...touches, ...tries];
}
