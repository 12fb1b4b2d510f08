import type { BoardBlocker } from "../../contracts/routes/board.ts";
import type { Stage } from "../../domain/codes.ts";
import type { ClientStanding } from "../departures/read-client-states.ts";
import type { BoardFigures } from "./read-board-figures.ts";

/**
 * What holds a departure up, gravest first. A stage is late while a client still waits for it past the stage's deadline (R2), as on the
 * departure's own page.
 */
export function listBlockers(
  confirmed: boolean,
  clients: readonly ClientStanding[],
  figures: BoardFigures,
  now: Date,
): BoardBlocker[] {
  const overdue = new Set(figures.deadlines.filter(({ dueAt }) => new Date(dueAt) < now).map(({ stage }) => stage));
  const waiting = Map.groupBy(
    clients.flatMap((client) => client.waitsFor),
    (stage) => stage,
  );
  const counted = (code: BoardBlocker["code"], count: number, about: Partial<BoardBlocker> = {}): BoardBlocker[] =>
    count > 0 ? [{ stage: null, taskKind: null, ...about, code, count }] : [];
  const late = [...waiting].filter(([stage]) => overdue.has(stage)).sort(([a], [b]) => order(a, b));
  return [
    ...counted("noticeUnconfirmed", confirmed ? 0 : 1),
    ...late.flatMap(([stage, list]) => counted("stageLate", list.length, { stage })),
    ...counted("stepsFailing", figures.stepsFailing),
    ...counted("effectsUnknown", figures.effectsUnknown),
    ...counted("effectsFailed", figures.effectsFailed),
    ...counted("needsAttention", figures.needsAttention),
    ...figures.overdueTasks.flatMap(({ kind, count }) => counted("overdueTasks", count, { taskKind: kind })),
  ];
}

const order = (a: Stage, b: Stage): number => (a < b ? -1 : 1);
