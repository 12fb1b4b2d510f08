import type { SampleCompany } from "../contracts/sample-company.ts";
import { HEADS_BOOK, HEADS_BOOK_TEAM, planBooks } from "./book-plan.ts";
import { countActiveClients } from "./count-active-clients.ts";
import { makeBooks } from "./make-books.ts";
import { type BookOwner, makeClients } from "./make-clients.ts";
import { makeMeeting } from "./make-loose-work.ts";
import { MAIL_DOMAIN, makePeople, type Staff } from "./make-people.ts";
import { headquarters, type TeamPlace, teamPlaces } from "./places.ts";
import { createRandom, type Random } from "./random.ts";

/**
 * A company with forty reps in five teams and 3,000 clients with two years of history up to the day before `asOf`
 * (`YYYY-MM-DD`). The same seed and day give the same data, ids included.
 */
export function generateSample(seed: string, { asOf }: { asOf: string }): SampleCompany {
  const random = createRandom(seed);
  const plans = planBooks(random.fork("plan"));
  const staff = makePeople(random.fork("people"), plans, asOf);
  const owners = [
    ...staff.reps.map((owner, i) => describeOwner(staff, owner, plans[i]?.team ?? 0, plans[i]?.clients ?? 0)),
    ...staff.heads
      .filter((_, team) => team === HEADS_BOOK_TEAM)
      .map((owner) => describeOwner(staff, owner, HEADS_BOOK_TEAM, HEADS_BOOK)),
  ];
  const stories = makeClients(random.fork("clients"), owners, asOf);
  const books = makeBooks(random.fork("books"), stories, staff, asOf);

  const active = countActiveClients(books, new Map(stories.map(({ client, owner }) => [client.id, owner.id])), asOf);
  for (const [i, rep] of staff.reps.entries()) rep.capacity = (active.get(rep.id) ?? 0) + (plans[i]?.freePlaces ?? 0);
  // Heads and former reps have room for nobody new.
  for (const person of [...staff.heads, ...staff.formerReps]) person.capacity = active.get(person.id) ?? 0;

  const { teams, departments, people, awayDays } = staff;
  return {
    asOf,
    company: describeCompany(staff),
    teams,
    departments,
    people,
    awayDays,
    busyTimes: planBusyTimes(random.fork("busy"), staff, asOf),
    connectedSystems: [
      { name: "CRM", kind: "crm" },
      { name: "Mail", kind: "mail" },
      { name: "Calendar", kind: "calendar" },
      { name: "Telephony", kind: "telephony" },
      { name: "File shares", kind: "files" },
    ],
    ...books,
  };
}

function describeCompany({ executiveId }: Staff): SampleCompany["company"] {
  return {
    name: "Lindgrove Supply",
    locale: "en",
    currency: "EUR",
    mailDomain: MAIL_DOMAIN,
    meetingAddress: `meetings@${MAIL_DOMAIN}`,
    fromAddress: `clients@${MAIL_DOMAIN}`,
    postalAddress: `Lindgrove Supply, Sample Street 1, 10000 ${headquarters.city}`,
    executiveId,
  };
}

function describeOwner(staff: Staff, owner: BookOwner["owner"], team: number, clients: number): BookOwner {
  const mates = staff.reps.filter((rep) => rep.teamId === owner.teamId && rep !== owner);
  const former = staff.formerReps.filter((rep) => rep.teamId === owner.teamId);
  const support = staff.departmentPeople[2]?.contacts ?? [];
  return {
    owner,
    place: teamPlaces[team] as TeamPlace,
    clients,
    earlierOwners: [...former, ...former, ...mates],
    colleagues: [...mates, ...support],
  };
}

/** Hours that heads, executives and reps are taken already. */
function planBusyTimes(random: Random, { people }: Staff, asOf: string): SampleCompany["busyTimes"] {
  return people
    .filter(
      ({ roles, status }) =>
        status === "active" && ["head", "executive", "rep"].some((role) => roles.includes(role as never)),
    )
    .flatMap((person) =>
      Array.from({ length: person.roles.includes("rep") ? 4 : 8 }, () => {
        const { startsAt, endsAt } = makeMeeting(random, { asOf, personId: person.id, clientId: null, sourceId: "" });
        return { personId: person.id, fromAt: startsAt, toAt: endsAt };
      }),
    );
}
