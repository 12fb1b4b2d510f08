import type { TextFault } from "./check-texts.ts";

/** `t("work.title")`, and with a part that varies: t(`work.filter.${filter}`). */
const CALL = /["'`]([a-z]\w*(?:\.[\w-]+|\.?\$\{[^}]*\})+)["'`]/g;
/** Text between tags, and the attributes people read or hear. */
const BETWEEN_TAGS = />\s*([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*?)\s*<\//gu;
const ATTRIBUTE = /\b(?:aria-label|label|title|placeholder|description|alt)="([^"]*\p{L}[^"]*)"/gu;

/** Texts of the screens no page asks for, and words that stand in a page itself and so in one language only. */
export function checkUse(keys: Iterable<string>, sources: ReadonlyMap<string, string>): TextFault[] {
  const patterns: RegExp[] = [];
  const names = new Set<string>();
  const faults: TextFault[] = [];
  for (const [file, source] of sources) {
    for (const [, key = ""] of source.matchAll(CALL)) {
      if (key.includes("${")) patterns.push(toPattern(key));
      else names.add(key);
    }
    if (file.endsWith(".tsx")) faults.push(...findLiterals(file, source));
  }
  for (const key of keys) {
    const used = names.has(key) || patterns.some((pattern) => pattern.test(key));
    if (!used) faults.push({ key, kind: "unused", detail: "no page says it" });
  }
  return faults;
}

function findLiterals(file: string, source: string): TextFault[] {
  const found = [...source.matchAll(BETWEEN_TAGS), ...source.matchAll(ATTRIBUTE)].map(([, text = ""]) => text.trim());
  return found.map((text) => ({ key: file, kind: "literal", detail: text }));
}

const toPattern = (key: string) =>
  new RegExp(
    `^${key
      .replaceAll(/\$\{[^}]*\}/g, "\u0000")
      .replaceAll(/[.*+?^()[\]\\|]/g, "\\$&")
      .replaceAll("\u0000", "[\\w.-]+")}$`,
  );
