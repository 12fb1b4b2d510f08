import { getTalkSheetRoute, listMyClientsRoute } from "../../contracts/routes/desk.ts";
import { getTalkSheet } from "../../services/handovers/get-talk-sheet.ts";
import { listMyClients } from "../../services/handovers/list-my-clients.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** The new owner's desk. */
export const deskRoutes: BoundRoute[] = [
  bind(listMyClientsRoute, ({ deps, actor }) => listMyClients(deps, actor)),
  bind(getTalkSheetRoute, ({ deps, actor, params }) => getTalkSheet(deps, actor, params.handoverId)),
];
