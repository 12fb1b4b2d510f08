import type { WordingChange } from "../../contracts/templates.ts";
import type { MessageKind } from "../../messages/kinds.ts";
import {
  findWordingErrors,
  isEditable,
  listEditableTexts,
  listPlaceholders,
  type WordingError,
} from "../../messages/wording.ts";
import { InvalidError } from "../errors.ts";

const details: Record<WordingError, string> = {
  empty: "A text cannot be empty.",
  strayBrace: "Braces stand around the name of a placeholder only.",
  placeholderMissing: "These placeholders must stay in it:",
  placeholderUnknown: "Only these placeholders are filled in here:",
};

/**
 * Own words must be for a mail that has some, for texts that exist, and hold their placeholders. InvalidError
 * `notEditable`, `wording` with each text at fault. Returns the standard texts by key.
 */
export function requireGoodWording(kind: MessageKind, { locale, texts }: WordingChange): Map<string, string> {
  if (!isEditable(kind))
    throw new InvalidError("notEditable", "This mail has no words of the company's own.", { kind });
  const standard = new Map(listEditableTexts(kind, locale).map((text) => [text.key, text.standard]));
  const errors = Object.entries(texts).flatMap(([key, own]) => {
    const pattern = standard.get(key);
    const pointer = `/texts/${key}`;
    if (pattern === undefined) return [{ pointer, code: "unknownText", detail: "There is no such text." }];
    if (own === null) return [];
    const names = listPlaceholders(pattern)
      .map((name) => `{${name}}`)
      .join(", ");
    return findWordingErrors(pattern, own).map((code) => ({
      pointer,
      code,
      detail: code.startsWith("placeholder") ? `${details[code]} ${names || "none"}` : details[code],
    }));
  });
  if (errors.length > 0) throw new InvalidError("wording", "Some texts cannot be used so.", { errors });
  return standard;
}
