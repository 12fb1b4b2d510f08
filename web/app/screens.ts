import type { ComponentType } from "react";
import type { AccessVerb } from "../../domain/access/access-table.ts";

export interface Screen {
  /** As the router writes it: `/departures/$departureId`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** Roles that never may do any of these do not see the screen; left out: everybody signed in. */
  may?: readonly AccessVerb[];
}

/** Every signed-in screen by its address; each is loaded when it is first opened. */
export const screens: readonly Screen[] = [
  { path: "/", load: () => import("../pages/work/work-page.tsx").then((page) => page.WorkPage) },
  { path: "/tasks/$taskId", load: () => import("../pages/work/task-page.tsx").then((page) => page.TaskPage) },
];
