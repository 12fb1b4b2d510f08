import type { DepartureView } from "../../contracts/routes/departures.ts";
import type { TaskItem } from "../../contracts/routes/tasks.ts";
import type { Role } from "../../domain/codes.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { DEMO_SIGN_IN } from "../../services/demo/demo-sign-in.ts";
import type { Play } from "../demo/play.ts";

/** A departure at one moment, as whoever takes the pictures sees it. */
export interface Look {
  play: Play;
  view: DepartureView;
  has(kind: TaskKind): boolean;
  /** Who has the most of these tasks. */
  busiest(kind: TaskKind): string | null;
  /** The head of the leaver's team, who is in everything. */
  head(): string | null;
  /** Somebody with the role; not the demo's own sign-in, which moves time while pictures are taken. */
  withRole(role: Role): string | null;
}

export function lookAt(play: Play, view: DepartureView, tasks: readonly TaskItem[]): Look {
  return {
    play,
    view,
    has: (kind) => tasks.some((task) => task.kind === kind),
    busiest: (kind) => findBusiest(tasks.filter((task) => task.kind === kind)),
    head: () => play.cast.find(play.leaverId).superiorId,
    withRole: (role) => play.cast.withRole(role).find((person) => person.email !== DEMO_SIGN_IN.email)?.id ?? null,
  };
}

function findBusiest(tasks: readonly TaskItem[]): string | null {
  const held = Map.groupBy(tasks, (task) => task.assigneeId);
  const byWork = [...held].sort(
    ([, one], [, other]) => sumClients(other) - sumClients(one) || other.length - one.length,
  );
  return byWork[0]?.[0] ?? null;
}

const sumClients = (tasks: readonly TaskItem[]) => tasks.reduce((sum, task) => sum + task.count, 0);
