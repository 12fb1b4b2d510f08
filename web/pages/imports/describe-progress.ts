import type { ImportProgress } from "../../../contracts/imports.ts";
import type { Texts } from "../../texts/use-texts.ts";

/** How far an import is that is being written: "Writing: 1,200 of 8,000". */
export function describeProgress({ t, label, number }: Texts, { phase, done, total }: ImportProgress): string {
  const name = label("importPhase", phase);
  return done === null || total === null
    ? name
    : t("imports.writing", { phase: name, done: number(done), total: number(total) });
}
