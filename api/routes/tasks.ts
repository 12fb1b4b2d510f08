import {
  confirmItTaskRoute,
  listDepartureTasksRoute,
  listMyTasksRoute,
  settleMatterRoute,
} from "../../contracts/routes/tasks.ts";
import { confirmItTask } from "../../services/tasks/confirm-it-task.ts";
import { listDepartureTasks, listMyTasks } from "../../services/tasks/list-tasks.ts";
import { settleMatter } from "../../services/tasks/settle-matter.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** People's tasks, and IT's confirmations. */
export const taskRoutes: BoundRoute[] = [
  bind(listMyTasksRoute, ({ deps, actor }) => listMyTasks(deps, actor)),
  bind(listDepartureTasksRoute, ({ deps, actor, params, query }) =>
    listDepartureTasks(deps, actor, { ...params, open: query.open === "true" }),
  ),
  bind(confirmItTaskRoute, ({ deps, actor, params }) => confirmItTask(deps, actor, params)),
  bind(settleMatterRoute, ({ deps, actor, params, body }) => settleMatter(deps, actor, { ...params, ...body })),
];
