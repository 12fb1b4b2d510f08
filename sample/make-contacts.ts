import type { SampleCompany, SampleContact } from "../contracts/sample-company.ts";
import { addDays } from "../domain/calendar/plain-date.ts";
import { type ClientStory, makePhone } from "./make-clients.ts";
import { SOURCE } from "./make-people.ts";
import { makePersonName, type NameStyle } from "./names/person-names.ts";
import { transliterate } from "./names/transliterate.ts";
import { teamPlaces } from "./places.ts";
import type { Random } from "./random.ts";

const titles = {
  en: {
    decisionMaker: ["Managing Director", "Head of Purchasing", "Owner", "Operations Director"],
    everyday: ["Buyer", "Office Manager", "Purchasing Assistant", "Warehouse Manager"],
    other: ["Accountant", "Quality Manager", "Assistant"],
  },
  ru: {
    decisionMaker: ["Генеральный директор", "Начальник отдела закупок", "Коммерческий директор", "Владелец"],
    everyday: ["Менеджер по закупкам", "Офис-менеджер", "Заведующий складом", "Специалист по снабжению"],
    other: ["Бухгалтер", "Инженер по качеству", "Помощник директора"],
  },
} as const;
const consentSources = ["web form", "trade fair", "contract", "phone call"] as const;
const stylesByCountry: Readonly<Record<string, NameStyle>> = {
  Germany: "german",
  Austria: "german",
  "United Arab Emirates": "arabic",
  Oman: "arabic",
};
const places = new Map(teamPlaces.flatMap(({ clients }) => clients.map((place) => [place.city, place] as const)));

/** The people at one client, one to three: who decides, who orders, sometimes somebody else. */
export function makeContacts(random: Random, story: ClientStory, asOf: string): SampleContact[] {
  const { client } = story;
  const count = Number(random.weighted({ 1: 40, 2: 40, 3: 20 }));
  const made = Array.from({ length: count }, (_, i): SampleContact => {
    const part = i === 0 ? (random.chance(0.86) ? "decisionMaker" : "everyday") : i === 1 ? "everyday" : "other";
    const style = client.locale === "ru" ? "russian" : (stylesByCountry[client.country] ?? "english");
    const name = makePersonName(random, style);
    const hasMail = random.chance(0.88);
    const hasConsent = random.chance(0.6);
    const hasLeft = i === 0 && count > 1 && random.chance(0.04);
    return {
      id: random.uuid(),
      clientId: client.id,
      source: SOURCE,
      sourceId: `${client.sourceId}-contact-${i + 1}`,
      name,
      title: random.pick(titles[client.locale][part]),
      part,
      phone: random.chance(hasMail ? 0.7 : 0.6)
        ? makePhone(random, places.get(client.city) ?? { phonePrefix: "" })
        : null,
      // The number keeps namesakes at one firm apart.
      email: hasMail ? `${transliterate(name, ".")}${i === 0 ? "" : i + 1}@${story.mailDomain}` : null,
      locale: client.locale,
      verifiedOn: random.chance(0.9) ? addDays(asOf, -Math.round(3 + 500 * random.next() ** 2)) : null,
      marketingConsentOn: hasConsent ? addDays(asOf, -random.int(30, 1_400)) : null,
      marketingConsentSource: hasConsent ? random.pick(consentSources) : null,
      doNotContact: chooseForbidden(random),
      unsubscribedAt: hasConsent && random.chance(0.03) ? `${addDays(asOf, -random.int(2, 29))}T08:30:00Z` : null,
      leftOn: hasLeft ? addDays(asOf, -random.int(10, 400)) : null,
    };
  });
  return made;
}

function chooseForbidden(random: Random): SampleContact["doNotContact"] {
  if (!random.chance(0.04)) return [];
  return [...random.pick([["phone"], ["email"], ["post"], ["email", "phone"]] as const)];
}

/** One owner's firms are sometimes run by the same person, who then is to get one mail for all of them. */
export function shareContacts(random: Random, books: readonly SampleContact[][]): void {
  for (const contacts of books) {
    for (let pair = 0; pair < Math.floor(contacts.length / 150); pair++) {
      const [one, other] = [random.pick(contacts), random.pick(contacts)];
      if (one.clientId === other.clientId || one.locale !== other.locale || one.email === null) continue;
      Object.assign(other, { name: one.name, email: one.email, phone: one.phone, doNotContact: one.doNotContact });
    }
  }
}

/** Every address with the day it came to us. */
export function listAddresses(
  contacts: readonly SampleContact[],
  since: ReadonlyMap<string, string>,
): SampleCompany["contactAddresses"] {
  return contacts.flatMap(({ id, clientId, email, phone }) => {
    const validFrom = `${since.get(clientId) ?? ""}T09:00:00Z`;
    return [
      ...(email ? [{ contactId: id, channel: "email" as const, address: email, validFrom }] : []),
      ...(phone ? [{ contactId: id, channel: "phone" as const, address: phone, validFrom }] : []),
    ];
  });
}
