import { listBoardRoute } from "../../contracts/routes/board.ts";
import { listBoard } from "../../services/board/list-board.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** All departures at a glance. */
export const boardRoutes: BoundRoute[] = [bind(listBoardRoute, ({ deps, actor }) => listBoard(deps, actor))];
