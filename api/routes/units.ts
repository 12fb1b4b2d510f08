import {
  changeTeamRoute,
  connectSystemRoute,
  createTeamRoute,
  disconnectSystemRoute,
  putDepartmentRoute,
} from "../../contracts/routes/units.ts";
import { changeTeam, createTeam } from "../../services/people/change-team.ts";
import { connectSystem, disconnectSystem, putDepartment } from "../../services/people/change-units.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Departments, teams' working time and connected systems, as the administrator sets them. */
export const unitRoutes: BoundRoute[] = [
  bind(putDepartmentRoute, ({ deps, actor, body }) => putDepartment(deps, actor, body)),
  bind(createTeamRoute, ({ deps, actor, body }) => createTeam(deps, actor, body)),
  bind(changeTeamRoute, ({ deps, actor, params, body }) => changeTeam(deps, actor, params.teamId, body)),
  bind(connectSystemRoute, ({ deps, actor, body }) => connectSystem(deps, actor, body)),
  bind(disconnectSystemRoute, ({ deps, actor, params }) => disconnectSystem(deps, actor, params.systemId)),
];
