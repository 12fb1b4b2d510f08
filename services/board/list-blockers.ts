import type { BoardBlocker } from "../../contracts/routes/board.ts";
import { countWaiting, type StandingCount } from "../departures/count-client-states.ts";
import type { BoardFigures } from "./read-board-figures.ts";

/**
 * What holds a departure up, gravest first. A stage is late while a client still waits for it past the stage's deadline (R2), as on the
 * departure's own page.
 */
export function listBlockers(
  confirmed: boolean,
  standing: readonly StandingCount[],
  figures: BoardFigures,
  now: Date,
): BoardBlocker[] {
  const overdue = new Set(figures.deadlines.filter(({ dueAt }) => new Date(dueAt) < now).map(({ stage }) => stage));
  const counted = (code: BoardBlocker["code"], count: number, about: Partial<BoardBlocker> = {}): BoardBlocker[] =>
    count > 0 ? [{ stage: null, taskKind: null, ...about, code, count }] : [];
  const late = countWaiting(standing).filter(({ stage }) => overdue.has(stage));
  return [
    ...counted("noticeUnconfirmed", confirmed ? 0 : 1),
    ...late.flatMap((line) => counted("stageLate", line.clients, { stage: line.stage })),
    ...counted("stepsFailing", figures.stepsFailing),
    ...counted("effectsUnknown", figures.effectsUnknown),
    ...counted("effectsFailed", figures.effectsFailed),
    ...counted("needsAttention", figures.needsAttention),
    ...figures.overdueTasks.flatMap(({ kind, count }) => counted("overdueTasks", count, { taskKind: kind })),
  ];
}
