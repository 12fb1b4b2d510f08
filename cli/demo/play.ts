import { type DepartureView, getDepartureRoute } from "../../contracts/routes/departures.ts";
import { listDepartureTasksRoute, type TaskItem } from "../../contracts/routes/tasks.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import type { ApiClient } from "./api-client.ts";
import type { Cast } from "./cast.ts";
import { createClients } from "./minds/clients.ts";
import { minds } from "./minds/minds.ts";
import { stepTo, waitUntilSettled } from "./move-to.ts";
import { nextSitting } from "./working-time.ts";

/** One departure being played: who plays, and what they share. */
export interface Play {
  address: string;
  /** The demo's own sign-in: moves time, reads the mailbox. */
  demo: ApiClient;
  cast: Cast;
  departureId: string;
  leaverId: string;
  /** Sees every task of the departure, as executives do. */
  observer: ApiClient;
  calendar: WorkCalendar;
  /** Successors who have declined a client once: they take what comes after. */
  declined: Set<string>;
  /** Clients whose contacts the leaver has gone through: what they know of them is said once. */
  completed: Set<string>;
  /** Clients for which the leaver has already named what is pending. */
  asked: Set<string>;
  /**
   * Asked each time the process has come to rest; the play stops where it says so, with everything as it stands then. Left
   * out: when the departure has closed.
   */
  until?: (view: DepartureView, play: Play) => boolean | Promise<boolean>;
  progress(text: string): void;
}

/** Far beyond any policy: whatever is open then will not end by itself. */
const PATIENCE_DAYS = 120;
const DAY_MS = 86_400_000;

/** Plays until the departure has closed, or as far as `until` says: everyone does what waits for them, then time moves to whatever comes next. */
export async function playDeparture(play: Play): Promise<void> {
  const planned = new Map<string, Date>();
  const clients = createClients(play);
  let shown = "";
  for (;;) {
    const now = await waitUntilSettled(play.demo);
    const view = await play.observer.call(getDepartureRoute, { params: { departureId: play.departureId } });
    shown = showProgress(play, view, now.toISOString(), shown);
    if (view.state === "closed" || (await play.until?.(view, play))) return;
    if (now.getTime() > new Date(view.lastDayEndsAt).getTime() + PATIENCE_DAYS * DAY_MS)
      throw await describeStuck(play, view);

    if (await clients.act(now)) continue;
    const tasks = await listOpenTasks(play);
    for (const task of tasks) {
      if (!planned.has(task.id)) planned.set(task.id, planTask(play, task, now));
    }
    const due = tasks.filter((task) => (planned.get(task.id) as Date) <= now);
    if (due.length > 0) {
      await act(play, due, now);
      // A task still open after its owner acted waits for something else: look again at the next sitting.
      for (const task of due) planned.set(task.id, nextSitting(play.calendar, now, 1));
      continue;
    }
    const next = [...planned].filter(([id]) => tasks.some((task) => task.id === id)).map(([, at]) => at);
    const wanted = [...next, ...clients.plannedAt(), new Date(now.getTime() + DAY_MS)].filter((at) => at > now);
    const to = new Date(Math.min(...wanted.map((at) => at.getTime())));
    await stepTo(play.demo, to);
  }
}

/** Every open task of the departure, whoever has it. */
export async function listOpenTasks(play: Play): Promise<TaskItem[]> {
  const { items } = await play.observer.call(listDepartureTasksRoute, {
    params: { departureId: play.departureId },
    query: { open: "true" },
  });
  return items;
}

function planTask(play: Play, task: TaskItem, now: Date): Date {
  const mind = minds[task.kind];
  return mind.when?.(task, now, play) ?? nextSitting(play.calendar, now, 2);
}

/** Everyone acts on what is due for them, all tasks of one kind in one go. */
async function act(play: Play, due: readonly TaskItem[], now: Date): Promise<void> {
  const groups = Map.groupBy(due, (task) => `${task.kind}:${task.assigneeId}`);
  for (const tasks of groups.values()) {
    const [first] = tasks;
    if (!first?.assigneeId) throw new Error(`${first?.kind} has nobody to do it`);
    await minds[first.kind].act(await play.cast.as(first.assigneeId), tasks, play, now);
  }
}

function showProgress(play: Play, view: DepartureView, businessNow: string, shown: string): string {
  const states = Object.entries(view.byState)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${state} ${count}`);
  const line = states.join(", ");
  if (line !== shown) play.progress(`${businessNow.slice(0, 16).replace("T", " ")}  ${line || "no clients"}`);
  return line;
}

async function describeStuck(play: Play, view: DepartureView): Promise<Error> {
  const tasks = await listOpenTasks(play);
  const open = tasks.map(
    (task) => `${task.kind} of ${task.assigneeName} since ${task.arrivedAt} (${task.clientName ?? task.count})`,
  );
  return new Error(
    `The departure does not end: ${JSON.stringify(view.byState)}, loose work ${JSON.stringify(view.looseWork)}\n${open.slice(0, 20).join("\n")}`,
  );
}
