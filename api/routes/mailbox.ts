import { listMailRoute } from "../../contracts/routes/mailbox.ts";
import { listMail } from "../../services/demo/list-mail.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const mailboxRoutes: BoundRoute[] = [
  bind(listMailRoute, ({ deps, actor, query }) => listMail(deps, actor, query)),
];
