import type { LabelGroup } from "../../../messages/label-of.ts";
import type { Texts } from "../../texts/use-texts.ts";

type Words = Pick<Texts, "codes" | "label">;

/** Verbs of departures and of all the rest, each code in one of them. */
const groups = ["timelineVerb", "auditVerb"] as const satisfies readonly LabelGroup[];

/** What a verb is called; one without a name stands as its code. */
export function nameVerb({ codes, label }: Words, verb: string): string {
  return label(groups.find((group) => codes(group).includes(verb)) ?? "auditVerb", verb);
}

/** What verbs with a name are called, in the order of the alphabet; each name means one verb. */
export function verbsWithLabel({ codes, label }: Words): string[] {
  const names = groups.flatMap((group) => codes(group).map((code) => label(group, code)));
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

/** The verb somebody means by its name, whatever its case, or by its code as it stands. */
export function verbOf({ codes, label }: Words, typed: string): string {
  const text = typed.trim().toLowerCase();
  const found = groups.flatMap((group) => codes(group).filter((code) => label(group, code).toLowerCase() === text));
  return found[0] ?? typed.trim();
}

/** Who did it: a colleague's name, or what the system does under the name in `system:deliverEffects`. */
export function nameActor({ codes, label }: Words, { actor, actorName }: { actor: string; actorName: string | null }) {
  const name = /^system:(.+)$/.exec(actor)?.[1];
  if (actorName !== null || name === undefined) return actorName ?? actor;
  return label(codes("timelineStep").includes(name) ? "timelineStep" : "systemActor", name);
}
