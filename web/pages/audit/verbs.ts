import type { Texts } from "../../texts/use-texts.ts";

/** What verbs with a name are called, in the order of the alphabet; each name means one verb. */
export function verbsWithLabel({ codes, label }: Pick<Texts, "codes" | "label">): string[] {
  return [...new Set(codes("timelineVerb").map((code) => label("timelineVerb", code)))].sort((a, b) =>
    a.localeCompare(b),
  );
}

/** The verb somebody means by its name, whatever its case, or by its code as it stands. */
export function verbOf({ codes, label }: Pick<Texts, "codes" | "label">, typed: string): string {
  const text = typed.trim().toLowerCase();
  const byName = codes("timelineVerb").find((code) => label("timelineVerb", code).toLowerCase() === text);
  return byName ?? typed.trim();
}
