import { z } from "zod";
import { taskKinds } from "../../domain/tasks/task-kinds.ts";
import { SettleMatter } from "../handover-decisions.ts";
import { defineRoute, idParam } from "../route.ts";

const instant = z.iso.datetime();

export const TaskItem = z.object({
  id: z.uuid(),
  departureId: z.uuid(),
  /** The leaver's name. */
  departure: z.string(),
  kind: z.enum(taskKinds),
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  /** The person away in whose place the assignee acts. */
  forId: z.uuid().nullable(),
  forName: z.string().nullable(),
  handoverId: z.uuid().nullable(),
  clientName: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  detail: z.string().nullable(),
  /** What the client wrote, where the task is about that. */
  text: z.string().nullable(),
  count: z.number().int(),
  arrivedAt: instant,
  dueAt: instant,
  dueDay: z.iso.date(),
  overdue: z.boolean(),
  chaseLevel: z.number().int(),
  doneAt: instant.nullable(),
  outcome: z.string().nullable(),
  version: z.number().int(),
});
export type TaskItem = z.infer<typeof TaskItem>;

const list = z.object({ items: z.array(TaskItem) });

export const listMyTasksRoute = defineRoute({
  id: "listMyTasks",
  method: "get",
  path: "/tasks",
  access: "signedIn",
  summary: "The caller's open tasks, next due first",
  response: list,
});

export const listDepartureTasksRoute = defineRoute({
  id: "listDepartureTasks",
  method: "get",
  path: "/departures/:departureId/tasks",
  access: "signedIn",
  summary: "Tasks of a departure: all for head and executive, else the caller's own",
  params: idParam("departureId"),
  query: z.object({ open: z.enum(["true", "false"]).optional() }),
  response: list,
});

export const confirmItTaskRoute = defineRoute({
  id: "confirmItTask",
  method: "post",
  path: "/tasks/:taskId/confirm",
  access: "signedIn",
  summary: "IT, or who has the task: this system is closed as asked",
  params: idParam("taskId"),
  response: z.object({ id: z.uuid(), outcome: z.string(), version: z.number().int() }),
});

export const settleMatterRoute = defineRoute({
  id: "settleMatter",
  method: "post",
  path: "/tasks/:taskId/settle",
  access: "signedIn",
  summary: "The head: how a client's objection, an owner changed outside or a leaver nobody could write to was settled",
  params: idParam("taskId"),
  body: SettleMatter,
  response: z.object({ id: z.uuid(), outcome: z.string() }),
});
