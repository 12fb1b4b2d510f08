import {
  addAwayDaysRoute,
  changePersonRoute,
  createPersonRoute,
  createSignInRoute,
  listAwayDaysRoute,
  listPeopleRoute,
  listUnitsRoute,
  removeAwayDaysRoute,
  setDeputyRoute,
} from "../../contracts/routes/people.ts";
import { createSignIn } from "../../services/auth/create-sign-in.ts";
import { addAwayDays, listAwayDays, removeAwayDays } from "../../services/people/away-days.ts";
import { changePerson } from "../../services/people/change-person.ts";
import { createPerson } from "../../services/people/create-person.ts";
import { listPeople } from "../../services/people/list-people.ts";
import { listUnits } from "../../services/people/list-units.ts";
import { setDeputy } from "../../services/people/set-deputy.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const peopleRoutes: BoundRoute[] = [
  bind(listPeopleRoute, ({ deps, actor, query }) => listPeople(deps, actor, query)),
  bind(listUnitsRoute, ({ deps, actor }) => listUnits(deps, actor)),
  bind(createPersonRoute, ({ deps, actor, body }) => createPerson(deps, actor, body)),
  bind(changePersonRoute, ({ deps, actor, params, body }) => changePerson(deps, actor, params.personId, body)),
  bind(createSignInRoute, ({ deps, actor, params, body }) => createSignIn(deps, actor, { ...params, ...body })),
  bind(setDeputyRoute, ({ deps, actor, params, body }) => setDeputy(deps, actor, params.personId, body.deputyId)),
  bind(listAwayDaysRoute, ({ deps, actor, params }) => listAwayDays(deps, actor, params.personId)),
  bind(addAwayDaysRoute, ({ deps, actor, params, body }) => addAwayDays(deps, actor, { ...params, ...body })),
  bind(removeAwayDaysRoute, ({ deps, actor, params }) => removeAwayDays(deps, actor, params)),
];
