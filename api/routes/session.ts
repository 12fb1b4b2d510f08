import { createFirstAdministratorRoute, readMeRoute, setLocaleRoute } from "../../contracts/routes/session.ts";
import { createFirstAdministrator } from "../../services/auth/create-first-administrator.ts";
import { readMe } from "../../services/people/read-me.ts";
import { setLocale } from "../../services/people/set-locale.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const sessionRoutes: BoundRoute[] = [
  bind(readMeRoute, ({ deps, actor }) => readMe(deps, actor)),
  bind(setLocaleRoute, ({ deps, actor, body }) => setLocale(deps, actor, body.locale)),
  bind(createFirstAdministratorRoute, ({ deps, actor, body }) => createFirstAdministrator(deps, actor, body)),
];
