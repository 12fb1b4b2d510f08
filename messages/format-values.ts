import { type Locale, localeTags as tags } from "./locale.ts";

/** A plain date, `2026-12-14` → "14 December 2026" or "14 декабря 2026 года". @throws Error when it is no date */
export function formatDate(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { dateStyle: "long", timeZone: "UTC" });
  return spellOutYear(format.format(toUtcMidnight(date)));
}

/** A plain date without its year and with its weekday, for lists read the same week. */
export function formatShortDate(date: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(toUtcMidnight(date));
}

/** An instant's day in the reader's zone (IANA name), weekday included. */
export function formatDay(instant: Date, zone: string, locale: Locale): string {
  return spellOutYear(new Intl.DateTimeFormat(tags[locale], { dateStyle: "full", timeZone: zone }).format(instant));
}

/** "10:00–10:45" in the reader's zone. */
export function formatTimeRange(start: Date, end: Date, zone: string, locale: Locale): string {
  const time = new Intl.DateTimeFormat(tags[locale], { hour: "2-digit", minute: "2-digit", timeZone: zone });
  return `${time.format(start)}–${time.format(end)}`;
}

/** The zone's own name in the reader's language at that instant, "Central European Standard Time". */
export function formatZone(instant: Date, zone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, timeZoneName: "long" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** Money from integer minor units; the number of decimals is the currency's own (JPY none). */
export function formatMoney(minorUnits: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(tags[locale], { style: "currency", currency });
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** "A, B and C". */
export function formatList(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(tags[locale], { type: "conjunction" }).format(items);
}

/** Intl's Russian ends in "г.", which at the end of a sentence would double the full stop. */
function spellOutYear(text: string): string {
  return text.replace(/\sг\.$/, " года");
}

function toUtcMidnight(date: string): Date {
  const instant = new Date(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(instant.getTime())) throw new Error(`"${date}" is not a date`);
  return instant;
}
