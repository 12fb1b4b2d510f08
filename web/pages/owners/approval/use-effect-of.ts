import type { CandidateList } from "../../../../contracts/owners.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { type Load, overBy } from "./compute-loads.ts";

/** What a person would carry with some clients more, in a sentence, before it is decided; `countAdded`: how many more that is for this person. */
export function useEffectOf(
  candidates: CandidateList["persons"],
  loads: readonly Load[],
  countAdded: (personId: string) => number,
) {
  const { t } = useTexts();
  return (personId: string): { text: string; bad: boolean } | null => {
    const person = candidates.find((one) => one.personId === personId);
    if (!person) return null;
    const has = loads.find((one) => one.personId === personId)?.after ?? person.load.activeClients;
    const after = has + countAdded(personId);
    const { capacity } = person.load;
    const over = overBy({ after, capacity });
    const text = t("owners.change.would", { person: person.name, after, capacity });
    return { text: over > 0 ? `${text} ${t("owners.change.over", { count: over })}` : text, bad: over > 0 };
  };
}
