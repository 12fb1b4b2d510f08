import type { TimelineEntry } from "../../../../contracts/routes/timeline.ts";
import type { Texts } from "../../../texts/use-texts.ts";

/** What an entry tells, in one line: "Client notice", "Introduction: Joint call", "Clients inventoried". */
export function describeEntry({ t, label }: Texts, { kind, code, state }: TimelineEntry): string {
  if (kind === "mail") return label("effectKind", code);
  if (kind === "meeting") return t("departure.timeline.meeting", { format: label("introductionFormat", code) });
  return state === "failing" ? label("timelineStep", code) : label("timelineVerb", code);
}

/** How a mail or meeting stands and why, and how often a step was tried; empty for what simply happened. */
export function describeOutcome({ t, label, instant }: Texts, entry: TimelineEntry): string[] {
  const { kind, state, reason, attempts, nextTryAt } = entry;
  if (state === "failing")
    return [
      t("departure.timeline.failing"),
      ...(attempts === null ? [] : [t("departure.timeline.attempts", { count: attempts })]),
      ...(nextTryAt === null ? [] : [t("departure.timeline.nextTry", { at: instant(nextTryAt) })]),
    ];
  if (state === null) return [];
  const how = kind === "meeting" ? label("introductionState", state) : label("effectState", state);
  return reason === null ? [how] : [how, label("effectReason", reason)];
}

/** Who did it or whom it reached, and which client it is about. */
export function describeWho({ t }: Texts, { kind, actorName, withName }: TimelineEntry): string[] {
  return [
    ...(actorName ? [t("departure.timeline.by", { name: actorName })] : []),
    ...(withName
      ? [t(kind === "mail" ? "departure.timeline.withWhom" : "departure.timeline.withName", { name: withName })]
      : []),
  ];
}
