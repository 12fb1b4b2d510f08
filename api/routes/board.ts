import { listBoardRoute } from "../../contracts/routes/board.ts";
import { getProgressRoute } from "../../contracts/routes/progress.ts";
import { listBoard } from "../../services/board/list-board.ts";
import { getProgress } from "../../services/progress/get-progress.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** All departures at a glance, and how one goes day by day. */
export const boardRoutes: BoundRoute[] = [
  bind(listBoardRoute, ({ deps, actor }) => listBoard(deps, actor)),
  bind(getProgressRoute, ({ deps, actor, params }) => getProgress(deps, actor, params)),
];
