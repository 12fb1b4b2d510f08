import { type Block, facts } from "./document.ts";
import type { DepartmentPerson, NamedPerson } from "./kinds.ts";
import { labelOf } from "./label-of.ts";
import type { Reader } from "./reader.ts";

/** A person with all ways to reach them; addresses and numbers can be tapped. */
export function describePerson(reader: Reader, person: NamedPerson): Block {
  const { client } = reader.texts;
  return facts([
    { label: person.role || client.name, value: person.name },
    ...(person.email ? [{ label: client.email, value: person.email, url: mailUrl(person.email) }] : []),
    ...(person.phone ? [{ label: client.phone, value: person.phone, url: phoneUrl(person.phone) }] : []),
  ]);
}

/** "Logistics: Eva Holm" with mail and telephone on the second line. */
export function describeDepartmentPerson(
  reader: Reader,
  person: DepartmentPerson,
): { text: string; details: string[] } {
  const reach = [person.email, person.phone].filter((way): way is string => Boolean(way));
  return {
    text: reader.say(reader.texts.clientNotice.departmentPerson, {
      department: labelOf(reader.locale, "department", person.department),
      person: person.personName,
    }),
    details: reach.length > 0 ? [reach.join(", ")] : [],
  };
}

function mailUrl(email: string): string {
  return `mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`;
}

function phoneUrl(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, "")}`;
}
