import type { ImportRowDetails } from "../domain/imports/row-details.ts";
import { formatText, type TextParams } from "./format-text.ts";
import { labelOf } from "./label-of.ts";
import type { Locale } from "./locale.ts";
import { catalogues } from "./reader.ts";

/** Why a row of an import was rejected, is in conflict or is remarked on. */
export type ImportRowCode = keyof (typeof catalogues)["en"]["importRows"];

/** A row's reason in the reader's language, its column first; null where there is nothing to say. */
export function explainImportRow(locale: Locale, code: string | null, details: ImportRowDetails | null): string | null {
  const { column, values, fields, text } = details ?? {};
  const said =
    text ?? fields?.map((field) => labelOf(locale, "importField", field)).join(", ") ?? explain(locale, code, values);
  return said === null || column === undefined ? said : `${column}: ${said}`;
}

const isKnown = (code: string): code is ImportRowCode => Object.hasOwn(catalogues.en.importRows, code);

function explain(locale: Locale, code: string | null, values: TextParams | undefined): string | null {
  if (code === null || !isKnown(code)) return null;
  const pattern = catalogues[locale].importRows[code];
  if (values === undefined) return pattern.includes("{") ? null : pattern;
  const { field } = values;
  const said = field === undefined ? values : { ...values, field: labelOf(locale, "importField", field) };
  return formatText(pattern, said, locale);
}
