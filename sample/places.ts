import type { NameStyle } from "./names/person-names.ts";

/** A city with its zone and the numbers nobody has: ranges kept for fiction where there are any. */
export interface Place {
  country: string;
  city: string;
  zone: string;
  phonePrefix: string;
}

export interface TeamPlace {
  name: string;
  zone: string;
  /** Country code of the calendar. */
  calendar: string;
  dayStart: string;
  dayEnd: string;
  headStyle: NameStyle;
  /** Names of the reps, in turn; who has a Russian name speaks Russian. */
  repStyles: readonly NameStyle[];
  language: string | null;
  /** Clients in a hundred that are written to in Russian. */
  russianPct: number;
  clients: readonly Place[];
}

const place = (country: string, city: string, zone: string, phonePrefix: string): Place => ({
  country,
  city,
  zone,
  phonePrefix,
});

/** The company's own house. */
export const headquarters = place("Germany", "Berlin", "Europe/Berlin", "+49 30 23125");

export const teamPlaces: readonly TeamPlace[] = [
  {
    name: "Berlin",
    zone: "Europe/Berlin",
    calendar: "DE",
    dayStart: "09:00",
    dayEnd: "18:00",
    headStyle: "german",
    repStyles: ["german", "russian", "german", "russian"],
    language: "de",
    russianPct: 30,
    clients: [
      headquarters,
      place("Germany", "Hamburg", "Europe/Berlin", "+49 40 66969"),
      place("Germany", "Munich", "Europe/Berlin", "+49 89 99998"),
      place("Austria", "Vienna", "Europe/Vienna", "+43 1 0000"),
      place("Poland", "Warsaw", "Europe/Warsaw", "+48 22 000"),
      place("Czechia", "Prague", "Europe/Prague", "+420 200 000"),
      place("Latvia", "Riga", "Europe/Riga", "+371 6000"),
    ],
  },
  {
    name: "Москва",
    zone: "Europe/Moscow",
    calendar: "RU",
    dayStart: "09:00",
    dayEnd: "18:00",
    headStyle: "russian",
    repStyles: ["russian"],
    language: null,
    russianPct: 96,
    clients: [
      place("Russia", "Москва", "Europe/Moscow", "+7 495 000"),
      place("Russia", "Санкт-Петербург", "Europe/Moscow", "+7 812 000"),
      place("Russia", "Екатеринбург", "Asia/Yekaterinburg", "+7 343 000"),
      place("Russia", "Новосибирск", "Asia/Novosibirsk", "+7 383 000"),
      place("Belarus", "Минск", "Europe/Minsk", "+375 17 000"),
    ],
  },
  {
    name: "New York",
    zone: "America/New_York",
    calendar: "US",
    dayStart: "09:00",
    dayEnd: "17:30",
    headStyle: "english",
    repStyles: ["english", "english", "english", "russian"],
    language: null,
    russianPct: 5,
    clients: [
      place("United States", "New York", "America/New_York", "+1 212 555 01"),
      place("United States", "Chicago", "America/Chicago", "+1 312 555 01"),
      place("United States", "Denver", "America/Denver", "+1 303 555 01"),
      place("Canada", "Toronto", "America/Toronto", "+1 416 555 01"),
    ],
  },
  {
    name: "London",
    zone: "Europe/London",
    calendar: "GB",
    dayStart: "09:00",
    dayEnd: "17:30",
    headStyle: "english",
    repStyles: ["english", "english", "russian", "english"],
    language: null,
    russianPct: 6,
    clients: [
      place("United Kingdom", "London", "Europe/London", "+44 20 7946 0"),
      place("United Kingdom", "Manchester", "Europe/London", "+44 161 496 0"),
      place("Ireland", "Dublin", "Europe/Dublin", "+353 1 000"),
      place("Netherlands", "Rotterdam", "Europe/Amsterdam", "+31 10 000"),
    ],
  },
  {
    name: "Dubai",
    zone: "Asia/Dubai",
    calendar: "AE",
    dayStart: "08:30",
    dayEnd: "17:30",
    headStyle: "arabic",
    repStyles: ["arabic", "russian", "english", "arabic"],
    language: "ar",
    russianPct: 25,
    clients: [
      place("United Arab Emirates", "Dubai", "Asia/Dubai", "+971 4 000"),
      place("United Arab Emirates", "Abu Dhabi", "Asia/Dubai", "+971 2 000"),
      place("Oman", "Muscat", "Asia/Muscat", "+968 0000"),
      place("Kazakhstan", "Алматы", "Asia/Almaty", "+7 727 000"),
      place("Armenia", "Yerevan", "Asia/Yerevan", "+374 10 000"),
    ],
  },
];
