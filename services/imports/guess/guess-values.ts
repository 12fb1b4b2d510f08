import type { z } from "zod";
import type { SampleColumn } from "../../../contracts/imports.ts";
import { createDateReader, defaultDateFormats } from "../read/parse-date.ts";
import { parseEmail } from "../read/parse-text.ts";

export type LooksLike = z.infer<typeof SampleColumn>["looksLike"];

/** Formats that a default one is not; the first that reads every value of a column is taken, days before months last. */
const otherFormats = [
  "dd-MM-yyyy",
  "d/M/yyyy",
  "M/d/yyyy",
  "dd MMM yyyy",
  "d MMM yyyy",
  "MMM d, yyyy",
  "yyyyMMdd",
].flatMap((day) => [day, `${day} HH:mm`, `${day} HH:mm:ss`, `${day}, h:mm a`, `${day} h:mm a`]);
const standard = createDateReader(defaultDateFormats, "utc");

/** The format all values are dates in: null where they are no dates, "" where they need no format of their own. */
export function guessDateFormat(values: readonly string[]): string | null {
  if (values.length === 0) return null;
  if (values.every((value) => standard.day(value) !== null)) return "";
  const reads = (format: string) => {
    const reader = createDateReader([format], "utc");
    return values.every((value) => reader.day(value) !== null);
  };
  // A plain number of eight digits is an id more often than a day.
  return otherFormats.filter((format) => !format.startsWith("yyyyMMdd")).find(reads) ?? null;
}

const money = /^[-−(]?\s*[$€£₽]?\s*\d{1,3}([ \u00a0\u202f,.']?\d{3})*[.,]\d{2}\s*([$€£₽]|[A-Z]{3}|руб\.?)?\)?$/u;
const grouped = /^[-−]?\s*[$€£₽]?\s*\d{1,3}([ \u00a0\u202f]\d{3})+\s*([$€£₽]|[A-Z]{3}|руб\.?)?$/u;
const number = /^[-−]?\d+([.,]\d+)?$/;

const isPhone = (value: string) => {
  const digits = value.replaceAll(/\D/g, "").length;
  return /^\+?[\d\s().-]+$/.test(value) && digits >= 7 && digits <= 15 && /[+\s()-]/.test(value);
};

/** What most values of a column look like; a few odd ones (a note among dates) do not make it text. */
export function guessKind(values: readonly string[]): LooksLike {
  if (values.length === 0) return "empty";
  const most = (test: (value: string) => boolean) => values.filter(test).length >= values.length * 0.8;
  if (most((value) => parseEmail(value) !== null)) return "email";
  if (guessDateFormat(values) !== null || most((value) => standard.day(value) !== null)) return "date";
  if (most((value) => money.test(value) || grouped.test(value) || /^-?0$/.test(value))) return "money";
  if (most((value) => number.test(value))) return "number";
  return most(isPhone) ? "phone" : "text";
}

/** The sign before the last two digits of amounts such as `1 250,50`: a comma only where no value says otherwise. */
export function guessDecimalSign(values: readonly string[]): "." | "," {
  const tails = values.flatMap((value) => /([.,])\d{1,2}\D*$/.exec(value)?.[1] ?? []);
  return tails.length > 0 && tails.every((sign) => sign === ",") ? "," : ".";
}
