import { DateTime } from "luxon";

/** Formats understood when a mapping names none; none of them can be mistaken for another. */
export const defaultDateFormats = [
  "yyyy-MM-dd",
  "yyyy-MM-dd HH:mm:ss",
  "yyyy-MM-dd HH:mm:ss.SSS",
  "yyyy-MM-dd HH:mm",
  "yyyy-MM-ddTHH:mm:ss",
  "yyyy-MM-ddTHH:mm:ss.SSS",
  "yyyy-MM-ddTHH:mm",
  "yyyy/MM/dd",
  "dd.MM.yyyy",
  "dd.MM.yyyy HH:mm:ss",
  "dd.MM.yyyy HH:mm",
];

/** The ISO forms among them, understood whatever formats a mapping names. */
export const isoDateFormats = defaultDateFormats.filter((format) => format.startsWith("yyyy-"));

export type DateReader = {
  /** `YYYY-MM-DD` of a date or of a date with time, as written; null when it is neither. */
  day: (text: string) => string | null;
  /** UTC instant in ISO 8601; a date without a time is its midnight in the zone. */
  instant: (text: string) => string | null;
};

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number; zone: string };
/** `noon`: 0 before, 12 after it; null where hours count to 23. */
type Read = Parts & { noon: number | null };

const months = "january february march april may june july august september october november december".split(" ");
const tokens: Record<string, [Exclude<keyof Read, "zone">, string]> = {
  yyyy: ["year", "\\d{4}"],
  MMM: ["month", "[A-Za-z]{3,9}"],
  MM: ["month", "\\d{1,2}"],
  M: ["month", "\\d{1,2}"],
  dd: ["day", "\\d{1,2}"],
  d: ["day", "\\d{1,2}"],
  HH: ["hour", "\\d{1,2}"],
  H: ["hour", "\\d{1,2}"],
  mm: ["minute", "\\d{2}"],
  ss: ["second", "\\d{2}"],
};
/** Tokens only where no `HH` or `H` counts the hours. */
const tokensOf12: typeof tokens = {
  hh: ["hour", "\\d{1,2}"],
  h: ["hour", "\\d{1,2}"],
  a: ["noon", "[AaPp]\\.?[Mm]\\.?"],
};

/**
 * Reads dates in the given formats (tokens yyyy MMM MM M dd d HH H mm ss SSS, and hh h with a; anything else stands for
 * itself, a blank for any kind of blank).
 */
export function createDateReader(formats: readonly string[], timeZone: string): DateReader {
  const patterns = formats.map(compileFormat);
  const read = (text: string): Parts | null => {
    for (const pattern of patterns) {
      const parts = pattern(text.trim());
      if (parts) return parts;
    }
    return null;
  };
  return {
    day: (text) => {
      const parts = read(text);
      return parts && `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`;
    },
    instant: (text) => {
      const parts = read(text);
      if (!parts) return null;
      const { zone, ...local } = parts;
      return DateTime.fromObject(local, { zone: zone === "" ? timeZone : zone })
        .toUTC()
        .toISO();
    },
  };
}

function compileFormat(format: string): (text: string) => Parts | null {
  const fields: (typeof tokens)[string][0][] = [];
  const of12 = format.includes("h") && !format.includes("H") ? tokensOf12 : {};
  const body = format.replaceAll(/yyyy|MMM|MM|M|dd|d|HH|H|hh|h|mm|SSS|ss|./gsu, (token) => {
    if (token === "SSS") return "\\d{1,9}";
    if (token === " ") return "\\s";
    const known = tokens[token] ?? of12[token];
    if (!known) return token.replace(/[.*+?^${}()|[\]\\/-]/, "\\$&");
    fields.push(known[0]);
    return `(${known[1]})`;
  });
  const pattern = new RegExp(`^${body}(Z|[+-]\\d{2}:?\\d{2})?$`);
  return (text) => {
    const match = pattern.exec(text);
    if (!match) return null;
    const day = { year: 0, month: 1, day: 1 };
    const read: Read = { ...day, hour: 0, minute: 0, second: 0, noon: null, zone: zoneOf(match.at(-1)) };
    fields.forEach((field, at) => {
      read[field] = valueOf(field, match[at + 1] ?? "");
    });
    const { noon, ...parts } = read;
    const whole = noon === null ? parts : { ...parts, hour: hourOf24(parts.hour, noon) };
    return exists(whole) ? whole : null;
  };
}

function valueOf(field: keyof Read, text: string): number {
  if (field === "noon") return /^p/i.test(text) ? 12 : 0;
  const named = /^\D/.test(text) ? months.findIndex((month) => month.startsWith(text.toLowerCase())) + 1 : null;
  return named ?? Number(text);
}

/** 12 AM is midnight; an hour no such clock shows is none of a day either. */
function hourOf24(hour: number, noon: number): number {
  return hour >= 1 && hour <= 12 ? (hour % 12) + noon : Number.POSITIVE_INFINITY;
}

function exists({ year, month, day, hour, minute, second }: Parts): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function zoneOf(suffix: string | undefined): string {
  if (suffix === undefined) return "";
  return suffix === "Z" ? "utc" : `UTC${suffix.slice(0, 3)}:${suffix.slice(-2)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
