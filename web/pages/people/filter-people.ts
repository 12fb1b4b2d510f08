import type { z } from "zod";
import type { PersonView } from "../../../contracts/person.ts";
import { foldName } from "../../texts/fold-name.ts";

export type Person = z.output<typeof PersonView>;

export interface PeopleSearch {
  search?: string;
  role?: string;
  team?: string;
}

/** People whose name holds or whose address begins with what is searched for, of one role and team where chosen. */
export function filterPeople(people: readonly Person[], { search, role, team }: PeopleSearch): Person[] {
  const words = foldName(search ?? "");
  return people.filter(
    (person) =>
      (words === "" || foldName(person.name).includes(words) || person.email?.toLowerCase().startsWith(words)) &&
      (!role || person.roles.some((one) => one === role)) &&
      (!team || person.teamId === team),
  );
}
