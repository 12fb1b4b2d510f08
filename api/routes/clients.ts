import { exportClientsRoute, getClientRoute } from "../../contracts/routes/clients.ts";
import { getClient } from "../../services/card-reads/get-client.ts";
import { exportClients } from "../../services/exports/export-clients.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** A client's card, and clients taken out as a file. */
export const clientRoutes: BoundRoute[] = [
  bind(getClientRoute, ({ deps, actor, params, query }) => getClient(deps, actor, { ...params, ...query })),
  bind(exportClientsRoute, ({ deps, actor, body }) => exportClients(deps, actor, body)),
];
