import type { ChangePreview } from "../../contracts/change-preview.ts";
import type { PlanFacts } from "./read-plan-facts.ts";

type Difference = Omit<ChangePreview, "possible" | "refusal" | "cannotUndo">;

/** What lies between two readings of a departure's plan: stages, work, meetings and messages. `after` null: the change was refused. */
export function comparePlanFacts(before: PlanFacts, after: PlanFacts | null): Difference {
  const isOver = after === null || after.departure.closedAt !== null;
  const stageAfter = new Map((isOver ? [] : after.deadlines).map((row) => [row.stage, showDeadline(row)]));
  const tasksAfter = new Map(after?.tasks.map((task) => [task.id, task]));
  const open = before.tasks.filter((task) => task.doneAt === null);
  const ended = open.filter(({ id }) => tasksAfter.get(id)?.doneAt != null);
  const redated = open.filter(({ id, dueAt }) => {
    const task = tasksAfter.get(id);
    return task?.doneAt === null && task.dueAt.getTime() !== dueAt.getTime();
  });
  const meetings = listTurned(before.meetings, after?.meetings, "cancelled");
  return {
    before: showDates(before),
    after: isOver ? null : showDates(after),
    deadlines: before.deadlines.map((row) => ({
      stage: row.stage,
      begun: before.started.includes(row.stage),
      before: showDeadline(row),
      after: stageAfter.get(row.stage) ?? null,
    })),
    tight: { before: before.tight, after: isOver ? [] : after.tight },
    tasks: { ended: countKinds(ended), redated: countKinds(redated) },
    meetings: {
      cancelled: meetings.length,
      invited: meetings.filter(({ state }) => state === "agreed").length,
      withoutLeaver: isOver ? 0 : after.meetings.filter((one) => one.after_last_day).length,
    },
    notices: { cancelled: listTurned(before.notices, after?.notices, "cancelled").length },
    messagesStopped: listTurned(before.effects, after?.effects, "cancelled").length,
    handoversEnded: countEnded(after) - (after === null ? 0 : countEnded(before)),
    hours: { before: before.hours, after: isOver ? null : after.hours },
  };
}

/** Those that have come to a state they were not in before, as they were. */
function listTurned<T extends { id: string; state: string }>(
  before: readonly T[],
  after: readonly T[] | undefined,
  state: string,
): T[] {
  const turned = new Set(after?.flatMap((row) => (row.state === state ? [row.id] : [])));
  return before.filter((row) => row.state !== state && turned.has(row.id));
}

const countEnded = (facts: PlanFacts | null) => facts?.handovers.filter(({ end }) => end !== null).length ?? 0;

function countKinds(list: readonly { kind: string }[]) {
  const kinds = Map.groupBy(list, ({ kind }) => kind);
  return [...kinds].map(([kind, rows]) => ({ kind, count: rows.length })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function showDates({ departure }: PlanFacts) {
  const { lastWorkingDay, endOfEmployment, lastDayEndsAt } = departure;
  return { lastWorkingDay, endOfEmployment, lastDayEndsAt: lastDayEndsAt.toISOString() };
}

const showDeadline = ({ day, dueAt, zone }: PlanFacts["deadlines"][number]) => ({
  day,
  dueAt: dueAt.toISOString(),
  zone,
});
