import { defineSearchAttributeKey, SearchAttributeType } from "@temporalio/common";
import { setCurrentDetails, upsertSearchAttributes } from "@temporalio/workflow";

/** What a pass shows of its process, from the facts it read. */
export interface Standing {
  stage: string | null;
  lastDay: string | null;
  teamId: string | null;
  counts: Record<string, number>;
}

/** The answer of the `standing` query. */
export interface Shown extends Standing {
  due: readonly string[];
  nextDueAt: string | null;
  finished: boolean;
}

const stageKey = defineSearchAttributeKey("stage", SearchAttributeType.KEYWORD);
const lastDayKey = defineSearchAttributeKey("lastDay", SearchAttributeType.DATETIME);
const teamKey = defineSearchAttributeKey("team", SearchAttributeType.KEYWORD);

/** The text of the workflow's page in Temporal's UI. */
export function showDetails({ stage, lastDay, counts, due, nextDueAt, finished }: Shown): void {
  const numbers = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const lines = [
    ...(stage ? [`**Stage ${stage}**`] : []),
    ...(lastDay ? [`Last working day ${lastDay}`] : []),
    ...(numbers.length > 0 ? [numbers.join(", ")] : []),
    ...(due.length > 0
      ? [`Doing ${due.join(", ")}`]
      : [finished ? "Finished" : `Next due ${nextDueAt ?? "when woken"}`]),
  ];
  setCurrentDetails(lines.join("\n\n"));
}

/** Makes workflows findable by stage, last working day and team. Writes history, so call it only when these have changed. */
export function showSearchAttributes({ stage, lastDay, teamId }: Standing): void {
  upsertSearchAttributes([
    { key: stageKey, value: stage },
    { key: lastDayKey, value: lastDay === null ? null : new Date(`${lastDay}T00:00:00Z`) },
    { key: teamKey, value: teamId },
  ]);
}

export const sameSearchAttributes = (a: Standing | null, b: Standing): boolean =>
  a !== null && a.stage === b.stage && a.lastDay === b.lastDay && a.teamId === b.teamId;
