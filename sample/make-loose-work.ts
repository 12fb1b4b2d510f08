import type {
  SampleDeal,
  SampleMeeting,
  SampleOrder,
  SamplePerson,
  SampleQuestion,
} from "../contracts/sample-company.ts";
import { addDays, fromDayNumber, toDayNumber, weekdayOf } from "../domain/calendar/plain-date.ts";
import type { DepartmentCode } from "../domain/codes.ts";
import type { ClientStory } from "./make-clients.ts";
import { makeDeal } from "./make-deals.ts";
import { toWorkday } from "./make-orders.ts";
import { SOURCE } from "./make-people.ts";
import { makeQuestion } from "./make-questions.ts";
import type { Random } from "./random.ts";

export interface LooseWork {
  deals: SampleDeal[];
  orders: SampleOrder[];
  openQuestions: SampleQuestion[];
  plannedMeetings: SampleMeeting[];
}

export interface LooseWorkOf {
  asOf: string;
  departmentIds: ReadonlyMap<DepartmentCode, string>;
  /** Clients of colleagues, for work that one does in another's place. */
  foreign: readonly ClientStory[];
}

const kinds = [
  "dealWithoutClient",
  "dealElsewhere",
  "questionElsewhere",
  "orderElsewhere",
  "meetingElsewhere",
  "questionWithoutClient",
] as const;

/** What is in a person's name without being at a client of theirs: more, the larger the book. Each kind in turn. */
export function makeLooseWork(random: Random, person: SamplePerson, clients: number, of: LooseWorkOf): LooseWork {
  const made: LooseWork = { deals: [], orders: [], openQuestions: [], plannedMeetings: [] };
  const count = 1 + Math.ceil(clients / 50);
  for (let i = 0; i < count; i++) {
    const kind = kinds[i % kinds.length];
    const { client } = random.pick(of.foreign);
    const isWithout = kind === "dealWithoutClient" || kind === "questionWithoutClient";
    const clientId = isWithout ? null : client.id;
    const locale = isWithout ? person.locale : client.locale;
    const sourceId = `${person.sourceId}-${kind}-${i + 1}`;
    if (kind === "dealWithoutClient" || kind === "dealElsewhere") {
      const openedOn = addDays(of.asOf, -random.int(5, 120));
      const rest = { sourceId, clientId, ownerId: person.id, status: "open" as const, openedOn, closedOn: null };
      made.deals.push({ ...makeDeal(random, { locale, value: 600_000 }), ...rest });
    } else if (kind === "orderElsewhere") {
      made.orders.push(makeOpenOrder(random, { clientId: client.id, ownerId: person.id, sourceId, asOf: of.asOf }));
    } else if (kind === "meetingElsewhere") {
      made.plannedMeetings.push(makeMeeting(random, { clientId, personId: person.id, sourceId, asOf: of.asOf }));
    } else {
      const { asOf, departmentIds } = of;
      const rest = { sourceId, clientId, responsibleId: person.id, closed: false };
      made.openQuestions.push(makeQuestion(random, { asOf, departmentIds, locale, ...rest }));
    }
  }
  return made;
}

function makeOpenOrder(
  random: Random,
  of: Pick<SampleOrder, "clientId" | "ownerId" | "sourceId"> & { asOf: string },
): SampleOrder {
  const { asOf, ...rest } = of;
  const amountMinor = random.int(200, 9_000) * 100;
  return {
    id: random.uuid(),
    source: SOURCE,
    ...rest,
    orderedOn: toWorkday(addDays(asOf, -random.int(2, 20))),
    status: "open",
    amountMinor,
    profitMinor: Math.round(amountMinor * 0.2),
    promisedOn: addDays(asOf, random.int(3, 25)),
    shippedOn: null,
  };
}

/** A meeting on one of the next fifteen weekdays, half an hour or an hour long. */
export function makeMeeting(
  random: Random,
  of: Pick<SampleMeeting, "clientId" | "personId" | "sourceId"> & { asOf: string },
): SampleMeeting {
  const { asOf, ...rest } = of;
  let day = toDayNumber(asOf) + random.int(1, 21);
  while (weekdayOf(day) > 5) day++;
  const startsAt = new Date(`${fromDayNumber(day)}T${String(random.int(8, 14)).padStart(2, "0")}:00:00Z`);
  const endsAt = new Date(startsAt.getTime() + random.pick([30, 60]) * 60_000);
  return {
    id: random.uuid(),
    source: SOURCE,
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
}
