import type { Sources } from "./find-callers.ts";

const TITLE = /\(\s*(["'`])((?:R|E)\d+\b(?:(?!\1)[^\n])*)\1/g;

/**
 * Finds which test file shows each rule and example: its title begins with their numbers ("R36 and E7: …", "R35 to R44 …").
 *
 * @param sources test files; of several that show a number, the most particular title wins, then the domain's
 * @returns test file by number
 */
export function findTests(sources: Sources): Map<string, string> {
  const found = new Map<string, string>();
  const files = [...sources.keys()].filter((file) => file.endsWith(".test.ts"));
  files.sort((a, b) => Number(b.startsWith("test/domain/")) - Number(a.startsWith("test/domain/")) || (a < b ? -1 : 1));
  const titles = files.flatMap((file) =>
    [...(sources.get(file) ?? "").matchAll(TITLE)].map((match) => ({ file, ids: readNumbers(match[2] ?? "") })),
  );
  // A title with fewer numbers says more about each of them.
  titles.sort((a, b) => a.ids.length - b.ids.length);
  for (const { file, ids } of titles) for (const id of ids) if (!found.has(id)) found.set(id, file);
  return found;
}

/** All numbers of a title, ranges such as "R35 to R44", "R1-R3" and "R1–R3" filled in. */
export function readNumbers(title: string): string[] {
  const ids = new Set(title.match(/\b[RE]\d+\b/g) ?? []);
  for (const [, letter = "", from, to] of title.matchAll(/\b([RE])(\d+)(?: to |-|–)[RE]?(\d+)\b/g)) {
    for (let n = Number(from); n <= Number(to); n++) ids.add(`${letter}${n}`);
  }
  return [...ids];
}
