import { listBoardRoute } from "../../contracts/routes/board.ts";
import { getProgressRoute } from "../../contracts/routes/progress.ts";
import { getReadinessRoute } from "../../contracts/routes/readiness.ts";
import { listBoard } from "../../services/board/list-board.ts";
import { getProgress } from "../../services/progress/get-progress.ts";
import { getReadiness } from "../../services/readiness/get-readiness.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** All departures at a glance, how one goes day by day, and how ready the teams are for the next. */
export const boardRoutes: BoundRoute[] = [
  bind(listBoardRoute, ({ deps, actor }) => listBoard(deps, actor)),
  bind(getProgressRoute, ({ deps, actor, params }) => getProgress(deps, actor, params)),
  bind(getReadinessRoute, ({ deps, actor }) => getReadiness(deps, actor)),
];
