import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Locale } from "./locale.ts";
import { catalogues } from "./reader.ts";

export type LabelGroup = keyof Catalogue["labels"];

/**
 * What a code is called in the reader's language, "Silver" for `tier` `silver`. A code of the company's own making (a
 * department it added) is shown as it stands.
 */
export function labelOf(locale: Locale, group: LabelGroup, code: string | number): string {
  const labels: Readonly<Record<string, string>> = catalogues[locale].labels[group];
  return labels[code] ?? String(code);
}
