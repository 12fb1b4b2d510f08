import type { SampleCompany } from "../contracts/sample-company.ts";
import { addDays } from "../domain/calendar/plain-date.ts";
import type { ClientStory } from "./make-clients.ts";
import { listAddresses, makeContacts, shareContacts } from "./make-contacts.ts";
import { makeDeals } from "./make-deals.ts";
import { makeInteractions } from "./make-interactions.ts";
import { type LooseWork, makeLooseWork, makeMeeting } from "./make-loose-work.ts";
import { makeOrders } from "./make-orders.ts";
import type { Staff } from "./make-people.ts";
import { makeQuestion } from "./make-questions.ts";
import type { Random } from "./random.ts";

export type Books = LooseWork &
  Pick<
    SampleCompany,
    "clients" | "ownerships" | "contacts" | "contactAddresses" | "departmentContacts" | "interactions"
  >;

/** Everything at and around the clients of these stories. Each part draws from a source of its own. */
export function makeBooks(random: Random, stories: readonly ClientStory[], staff: Staff, asOf: string): Books {
  const from = (part: string) => random.fork(part);
  const contactSource = from("contacts");
  const contactsOf = new Map(stories.map((story) => [story, makeContacts(contactSource, story, asOf)]));
  const byOwner = Map.groupBy(stories, ({ owner }) => owner);
  const books = [...byOwner.values()];
  shareContacts(
    from("shared"),
    books.map((book) => book.flatMap((story) => contactsOf.get(story) ?? [])),
  );
  const contacts = [...contactsOf.values()].flat();

  const [orderSource, touchSource, dealSource] = [from("orders"), from("interactions"), from("deals")];
  const ordersOf = new Map(stories.map((story) => [story, makeOrders(orderSource, story, asOf)]));
  const interactions = stories.flatMap((story) =>
    makeInteractions(touchSource, story, {
      orders: ordersOf.get(story) ?? [],
      contacts: contactsOf.get(story) ?? [],
      asOf,
    }),
  );
  const loose = books.map((book, i) => makeLooseWorkOf(from(`loose-${i}`), book, stories, staff, asOf));
  return {
    clients: stories.map(({ client }) => client),
    ownerships: stories.flatMap(listOwnerships),
    contacts,
    contactAddresses: listAddresses(contacts, new Map(stories.map(({ client, since }) => [client.id, since]))),
    departmentContacts: nameDepartmentContacts(from("departments"), stories, staff),
    interactions,
    orders: [...ordersOf.values(), ...loose.map(({ orders }) => orders)].flat(),
    deals: [...stories.map((story) => makeDeals(dealSource, story, asOf)), ...loose.map(({ deals }) => deals)].flat(),
    openQuestions: [
      ...askQuestions(from("questions"), stories, staff, asOf),
      ...loose.flatMap(({ openQuestions }) => openQuestions),
    ],
    plannedMeetings: [
      ...planMeetings(from("meetings"), stories, asOf),
      ...loose.flatMap(({ plannedMeetings }) => plannedMeetings),
    ],
  };
}

function makeLooseWorkOf(
  random: Random,
  book: readonly ClientStory[],
  stories: readonly ClientStory[],
  staff: Staff,
  asOf: string,
): LooseWork {
  const owner = (book[0] as ClientStory).owner;
  const foreign = stories.filter((story) => story.owner !== owner);
  return makeLooseWork(random, owner, book.length, { asOf, foreign, departmentIds: departmentIds(staff) });
}

const departmentIds = ({ departments }: Staff) => new Map(departments.map(({ code, id }) => [code, id]));

function listOwnerships({ client, owner, previous, since }: ClientStory): Books["ownerships"] {
  const start = `${since}T09:00:00Z`;
  if (!previous) return [{ clientId: client.id, personId: owner.id, during: `[${start},)` }];
  // Somebody who came after the change was theirs from the beginning.
  const change = `${previous.until > since ? previous.until : addDays(since, 30)}T06:00:00Z`;
  return [
    { clientId: client.id, personId: previous.person.id, during: `[${start},${change})` },
    { clientId: client.id, personId: owner.id, during: `[${change},)` },
  ];
}

/** Seven clients in ten have fixed persons, in some of the departments (R13). */
function nameDepartmentContacts(
  random: Random,
  stories: readonly ClientStory[],
  { departmentPeople }: Staff,
): Books["departmentContacts"] {
  const shares = [0.9, 0.8, 0.5, 0.25, 0.35];
  return stories
    .filter(() => random.chance(0.7))
    .flatMap(({ client }) =>
      departmentPeople
        .filter((_, i) => random.chance(shares[i] ?? 0.5))
        .map(({ departmentId, contacts }) => ({
          clientId: client.id,
          departmentId,
          personId: random.pick(contacts).id,
        })),
    );
}

/** An open matter at one client in eight, a closed one at one in ten. */
function askQuestions(
  random: Random,
  stories: readonly ClientStory[],
  staff: Staff,
  asOf: string,
): Books["openQuestions"] {
  return stories.flatMap(({ client, owner }) =>
    [random.chance(0.12), random.chance(0.03), random.chance(0.1)].flatMap((isThere, i) =>
      isThere
        ? [
            makeQuestion(random, {
              asOf,
              locale: client.locale,
              closed: i === 2,
              departmentIds: departmentIds(staff),
              sourceId: `${client.sourceId}-question-${i + 1}`,
              clientId: client.id,
              responsibleId: owner.id,
            }),
          ]
        : [],
    ),
  );
}

function planMeetings(random: Random, stories: readonly ClientStory[], asOf: string): Books["plannedMeetings"] {
  return stories
    .filter(() => random.chance(0.04))
    .map(({ client, owner }) =>
      makeMeeting(random, {
        asOf,
        clientId: client.id,
        personId: owner.id,
        sourceId: `${client.sourceId}-meeting`,
      }),
    );
}
