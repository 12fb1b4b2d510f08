import type { TaskItem } from "../../../contracts/routes/tasks.ts";
import type { ApiClient } from "../api-client.ts";
import type { Play } from "../play.ts";

/** How one kind of task is done by whoever has it. */
export interface Mind {
  /** When its owner sits down to it; by default the first sitting two hours on. */
  when?(task: TaskItem, now: Date, play: Play): Date;
  /** Does all due tasks of this kind and person through the public API, signed in as that person. */
  act(me: ApiClient, tasks: readonly TaskItem[], play: Play, now: Date): Promise<void>;
}
