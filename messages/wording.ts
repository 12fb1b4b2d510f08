import type { Catalogue } from "./catalogue/catalogue.ts";
import type { MessageKind } from "./kinds.ts";
import type { Locale } from "./locale.ts";
import { catalogues } from "./reader.ts";

/** A company's own words by the place of the text in the catalogue: `client.greeting`. */
export type OwnWording = Readonly<Record<string, string>>;

/** Groups of texts a company may put into its own words, by message; what is wrong with it is told to nobody else. */
const editable: Partial<Record<MessageKind, readonly ("client" | "clientNotice")[]>> = {
  clientNotice: ["client", "clientNotice"],
};

export const isEditable = (kind: MessageKind): boolean => kind in editable;

/** The texts of a message that may be put into own words, as they stand in the catalogue. */
export function listEditableTexts(kind: MessageKind, locale: Locale): { key: string; standard: string }[] {
  return (editable[kind] ?? []).flatMap((group) =>
    Object.entries(catalogues[locale][group]).map(([name, standard]) => ({ key: `${group}.${name}`, standard })),
  );
}

/** A catalogue with a company's own words in place of the standard ones. */
export function applyWording(texts: Catalogue, own: OwnWording): Catalogue {
  return {
    ...texts,
    client: overlay(texts.client, "client.", own),
    clientNotice: overlay(texts.clientNotice, "clientNotice.", own),
  };
}

function overlay<T extends object>(group: T, prefix: string, own: OwnWording): T {
  const named = Object.entries(own).filter(([key]) => key.startsWith(prefix));
  return { ...group, ...Object.fromEntries(named.map(([key, text]) => [key.slice(prefix.length), text])) };
}

/** Names in braces a pattern is filled with, in alphabetical order, each once. */
export const listPlaceholders = (pattern: string): string[] =>
  [...new Set([...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();

export type WordingError = "empty" | "strayBrace" | "placeholderMissing" | "placeholderUnknown";

/** What keeps own words from taking the place of a standard text: they must hold its placeholders, all and no others. */
export function findWordingErrors(standard: string, own: string): WordingError[] {
  const wanted = listPlaceholders(standard);
  const found = listPlaceholders(own);
  const errors: WordingError[] = [];
  if (own.trim() === "") errors.push("empty");
  if (/[{}]/.test(own.replaceAll(/\{\w+\}/g, ""))) errors.push("strayBrace");
  if (wanted.some((name) => !found.includes(name))) errors.push("placeholderMissing");
  if (found.some((name) => !wanted.includes(name))) errors.push("placeholderUnknown");
  return errors;
}
