import type { SampleCompany, SamplePerson, SampleTeam } from "../contracts/sample-company.ts";
import { addDays } from "../domain/calendar/plain-date.ts";
import { departmentCodes, type Role } from "../domain/codes.ts";
import type { BookPlan } from "./book-plan.ts";
import { type Industry, industries } from "./names/firm-names.ts";
import { makePersonName, type NameStyle } from "./names/person-names.ts";
import { transliterate } from "./names/transliterate.ts";
import { headquarters, type TeamPlace, teamPlaces } from "./places.ts";
import type { Random } from "./random.ts";

export const SOURCE = "sample";
export const MAIL_DOMAIN = "lindgrove.example";

export interface Staff {
  teams: SampleTeam[];
  departments: SampleCompany["departments"];
  people: SamplePerson[];
  awayDays: SampleCompany["awayDays"];
  /** One a book, in the order of the plan. */
  reps: SamplePerson[];
  heads: SamplePerson[];
  /** Reps who left before: clients remember them. */
  formerReps: SamplePerson[];
  departmentPeople: { departmentId: string; contacts: SamplePerson[] }[];
  executiveId: string;
}

/** Everyone in the company: teams with heads and reps, departments, HR, IT, audit, administration, two executives. */
export function makePeople(random: Random, plans: readonly BookPlan[], asOf: string): Staff {
  const people: SamplePerson[] = [];
  const add = createHiring(random, people);
  const executive = add("english", ["executive"], {});
  const salesDirector = add("german", ["executive"], { superiorId: executive.id, deputyId: executive.id });
  executive.deputyId = salesDirector.id;

  const teams = teamPlaces.map((place): SampleTeam => {
    const { name, zone, dayStart, dayEnd, calendar } = place;
    return { id: random.uuid(), name, headId: "", zone, dayStart, dayEnd, calendar };
  });
  const heads = teams.map((team, i) => {
    const place = teamPlaces[i] as TeamPlace;
    const head = add(place.headStyle, ["head"], {
      ...speak(place, place.headStyle),
      teamId: team.id,
      superiorId: salesDirector.id,
      grade: "leadingSpecialist",
    });
    team.headId = head.id;
    return head;
  });
  for (const [i, head] of heads.entries()) head.deputyId = heads[(i + 1) % heads.length]?.id ?? null;
  const reps = plans.map((plan, i) => hireRep(random, add, plan.team, i, teams, heads, plan.grade));
  deputise(reps, (rep) => rep.teamId);
  const formerReps = teams.map((_, i) => hireRep(random, add, i, i, teams, heads, "seniorManager"));
  for (const person of formerReps) person.status = "left";

  const departments: SampleCompany["departments"] = [];
  const departmentPeople = departmentCodes.map((code, i) => {
    const departmentId = random.uuid();
    const styles: NameStyle[] = i % 2 === 0 ? ["german", "russian", "english"] : ["english", "german", "russian"];
    const [head, ...contacts] = styles.map((style) =>
      add(style, ["departmentContact"], { ...speak(null, style), departmentId, superiorId: executive.id }),
    ) as [SamplePerson, ...SamplePerson[]];
    for (const contact of contacts) contact.superiorId = head.id;
    deputise([head, ...contacts], () => departmentId);
    departments.push({ id: departmentId, code, headId: head.id });
    return { departmentId, contacts };
  });
  const pairs: [Role, NameStyle, NameStyle][] = [
    ["hr", "english", "russian"],
    ["itContact", "german", "english"],
    ["administrator", "german", "english"],
  ];
  for (const [role, ...styles] of pairs) {
    const pair = styles.map((style) => add(style, [role], { ...speak(null, style), superiorId: executive.id }));
    deputise(pair, () => role);
  }
  add("english", ["auditor"], { superiorId: executive.id });

  const awayDays = planAbsences(asOf, { reps, heads, departmentPeople });
  return { teams, departments, people, awayDays, reps, heads, formerReps, departmentPeople, executiveId: executive.id };
}

type Hire = (style: NameStyle, roles: Role[], rest: Partial<SamplePerson>) => SamplePerson;

function createHiring(random: Random, people: SamplePerson[]): Hire {
  const names = new Set<string>();
  return (style, roles, rest) => {
    let name = makePersonName(random, style);
    while (names.has(transliterate(name, "."))) name = makePersonName(random, style);
    names.add(transliterate(name, "."));
    const person: SamplePerson = {
      id: random.uuid(),
      source: SOURCE,
      sourceId: `person-${people.length + 1}`,
      name,
      email: `${transliterate(name, ".")}@${MAIL_DOMAIN}`,
      phone: `${headquarters.phonePrefix} ${String(people.length + 100)}`,
      roles,
      teamId: null,
      departmentId: null,
      superiorId: null,
      deputyId: null,
      grade: "manager",
      locale: "en",
      languages: ["en"],
      industries: [],
      capacity: 0,
      status: "active",
      ...rest,
    };
    people.push(person);
    return person;
  };
}

function hireRep(
  random: Random,
  add: Hire,
  team: number,
  turn: number,
  teams: readonly SampleTeam[],
  heads: readonly SamplePerson[],
  grade: SamplePerson["grade"],
): SamplePerson {
  const place = teamPlaces[team] as TeamPlace;
  // The first of all, who has the largest book, writes to Russian clients too.
  const style = turn === 0 && team === 0 ? "russian" : (place.repStyles[turn % place.repStyles.length] as NameStyle);
  return add(style, ["rep"], {
    ...speak(place, style),
    teamId: teams[team]?.id ?? null,
    superiorId: heads[team]?.id ?? null,
    grade,
    industries: random.shuffle<Industry>(industries).slice(0, random.int(2, 4)),
  });
}

function speak(place: TeamPlace | null, style: NameStyle): Pick<SamplePerson, "locale" | "languages"> {
  const isRussianTeam = place?.calendar === "RU";
  const languages = ["en", ...(style === "russian" ? ["ru"] : []), ...(place?.language ? [place.language] : [])];
  return { locale: isRussianTeam ? "ru" : "en", languages };
}

/** Within each group everybody stands in for the next one. */
function deputise(people: readonly SamplePerson[], groupOf: (person: SamplePerson) => string | null): void {
  for (const group of Map.groupBy(people, groupOf).values()) {
    for (const [i, person] of group.entries()) {
      const deputy = group[(i + 1) % group.length];
      if (deputy && deputy !== person) person.deputyId = deputy.id;
    }
  }
}

/** A few are away soon, so that deputies have something to do. */
function planAbsences(
  asOf: string,
  { reps, heads, departmentPeople }: Pick<Staff, "reps" | "heads" | "departmentPeople">,
): SampleCompany["awayDays"] {
  const absences: [SamplePerson | undefined, number, number][] = [
    [reps[5], 4, 11],
    [reps[14], 1, 3],
    [reps[23], -12, -5],
    [heads[2], 5, 9],
    [heads[0], -40, -30],
    [departmentPeople[1]?.contacts[0], 2, 6],
    [departmentPeople[2]?.contacts[1], 8, 19],
  ];
  return absences.flatMap(([person, from, to]) =>
    person ? [{ personId: person.id, fromDay: addDays(asOf, from), toDay: addDays(asOf, to) }] : [],
  );
}
