import { type Locale, localeTags as tags } from "../../messages/locale.ts";

export interface Formats {
  number(value: number, digits?: number): string;
  /** 0–100 → "73 %". */
  percent(value: number, digits?: number): string;
  /** Integer minor units; `short` leaves the cents out. */
  money(minorUnits: number, currency: string, short?: boolean): string;
  /** A plain date, `2026-12-14` → "Mon 14 December"; with its year when it is not this one's. */
  day(date: string, long?: boolean): string;
  /** An instant's day and time, in the reader's zone unless another is named; with its year as `day`. */
  instant(at: string, zone?: string): string;
  time(at: string, zone?: string): string;
  /** "in 3 days", "5 seconds ago", from one instant to another. */
  relative(at: string, now: string | Date): string;
  list(items: readonly string[]): string;
}

/** A date in a narrow column stays in one line. */
const NO_BREAK = "\u00a0";

const built = new Map<string, Formats>();

/**
 * How a language writes numbers, money and time; each built once, when it is first needed: Intl's formats are dear to
 * build. `thisYear`: the year the reader is in, the machine's unless told.
 */
export function formatsOf(locale: Locale, thisYear = new Date().getFullYear()): Formats {
  const key = `${locale} ${thisYear}`;
  const formats = built.get(key) ?? createFormats(locale, String(thisYear));
  built.set(key, formats);
  return formats;
}

function createFormats(locale: Locale, thisYear: string): Formats {
  const tag = tags[locale];
  const cached = <T>(make: (key: string) => T) => {
    const made = new Map<string, T>();
    return (key: string): T => {
      const value = made.get(key) ?? make(key);
      made.set(key, value);
      return value;
    };
  };
  const numbers = cached((digits) => new Intl.NumberFormat(tag, { maximumFractionDigits: Number(digits) }));
  const percents = cached(
    (digits) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: Number(digits) }),
  );
  const monies = cached((key) => {
    const [currency = "USD", short] = key.split(":");
    return new Intl.NumberFormat(tag, {
      style: "currency",
      currency,
      ...(short ? { maximumFractionDigits: 0 } : {}),
    });
  });
  const decimalsOf = cached((currency) => monies(currency).resolvedOptions().maximumFractionDigits ?? 2);
  const days = cached(
    (style) =>
      new Intl.DateTimeFormat(tag, {
        ...(style === "long" ? { dateStyle: "full" as const } : { weekday: "short", day: "numeric", month: "short" }),
        ...(style === "year" ? { year: "numeric" } : {}),
        timeZone: "UTC",
      }),
  );
  const instantsIn = (zone: string, withYear: boolean) =>
    new Intl.DateTimeFormat(tag, {
      weekday: "short",
      day: "numeric",
      month: "short",
      ...(withYear ? { year: "numeric" } : {}),
      hour: "2-digit",
      minute: "2-digit",
      ...(zone ? { timeZone: zone } : {}),
    });
  const instants = cached((zone) => instantsIn(zone, false));
  const instantsOfYears = cached((zone) => instantsIn(zone, true));
  const years = cached(
    (zone) => new Intl.DateTimeFormat("en", { year: "numeric", ...(zone ? { timeZone: zone } : {}) }),
  );
  const times = cached(
    (zone) => new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", ...(zone ? { timeZone: zone } : {}) }),
  );
  const relatives = cached(() => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
  const lists = cached(() => new Intl.ListFormat(tag, { type: "conjunction" }));
  return {
    number: (value, digits = 0) => numbers(String(digits)).format(value),
    percent: (value, digits = 0) => percents(String(digits)).format(value / 100),
    money: (minorUnits, currency, short = false) => {
      const decimals = decimalsOf(currency);
      return monies(short ? `${currency}:short` : currency).format(minorUnits / 10 ** decimals);
    },
    day: (date, long = false) => {
      const style = long ? "long" : date.slice(0, 4) === thisYear ? "short" : "year";
      const said = days(style).format(new Date(`${date}T00:00:00Z`));
      return long ? said : said.replaceAll(" ", NO_BREAK);
    },
    // A line may end between day and time, not amid either.
    instant: (at, zone = "") => {
      const date = new Date(at);
      const written = years(zone).format(date) === thisYear ? instants(zone) : instantsOfYears(zone);
      return written.format(date).replaceAll(/ (?!\d\d:)/g, NO_BREAK);
    },
    time: (at, zone = "") => times(zone).format(new Date(at)),
    relative: (at, now) => relative(relatives("auto"), new Date(at).getTime() - new Date(now).getTime()),
    list: (items) => lists("and").format(items),
  };
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

function relative(format: Intl.RelativeTimeFormat, ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => Math.abs(ms) >= each) ?? ["second", 1_000];
  return format.format(Math.round(ms / size), unit);
}
