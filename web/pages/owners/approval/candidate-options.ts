import type { CandidateList } from "../../../../contracts/owners.ts";
import type { Tier } from "../../../../domain/codes.ts";
import { isGradeSufficient } from "../../../../domain/owners/grade.ts";
import type { Texts } from "../../../texts/use-texts.ts";
import type { Load } from "./compute-loads.ts";

export interface CandidateOption {
  value: string;
  label: string;
  /** The load, or why the person cannot be chosen. */
  note: string;
  disabled: boolean;
}

interface Choice {
  candidates: CandidateList["persons"];
  /** With my marks counted in; who is not there has the load the API names. */
  loads: readonly Load[];
  /** Tiers of the clients that are to be given. */
  tiers: readonly (Tier | null)[];
  /** Named first: the alternatives of the one client it is about. */
  alternatives: readonly string[];
}

/** Whom to choose from, in groups: alternatives of the plan, the leaver's team, everybody else. R6: who has not the grade cannot be chosen. */
export function groupCandidates(texts: Texts, { candidates, loads, tiers, alternatives }: Choice) {
  const { t, label, number } = texts;
  const loadOf = new Map(loads.map((load) => [load.personId, load]));
  const toOption = (person: CandidateList["persons"][number]): CandidateOption => {
    const short = tiers.find((tier) => !isGradeSufficient(person.grade, tier));
    const load = loadOf.get(person.personId)?.after ?? person.load.activeClients;
    const note = short
      ? t("owners.change.grade", { tier: label("tier", short) })
      : t("owners.change.found", { load: number(load), capacity: number(person.load.capacity) });
    return { value: person.personId, label: person.name, note, disabled: short !== undefined };
  };
  const isAlternative = (personId: string) => alternatives.includes(personId);
  const group = (
    which: "alternatives" | "team" | "others",
    isIn: (person: (typeof candidates)[number]) => boolean,
  ) => ({
    group: t(`owners.change.groups.${which}`),
    items: candidates.filter(isIn).map(toOption),
  });
  return [
    group("alternatives", ({ personId }) => isAlternative(personId)),
    group("team", ({ personId, ofTeam }) => ofTeam && !isAlternative(personId)),
    group("others", ({ personId, ofTeam }) => !ofTeam && !isAlternative(personId)),
  ].filter(({ items }) => items.length > 0);
}
