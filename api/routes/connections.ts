import { getConnectionsRoute, sendTestMailRoute } from "../../contracts/routes/connections.ts";
import { getConnections } from "../../services/connections/get-connections.ts";
import { sendTestMail } from "../../services/connections/send-test-mail.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const connectionRoutes: BoundRoute[] = [
  bind(getConnectionsRoute, ({ deps, actor }) => getConnections(deps, actor)),
  bind(sendTestMailRoute, ({ deps, actor }) => sendTestMail(deps, actor)),
];
