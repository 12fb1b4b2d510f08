import { changeTeamRoute, connectSystemRoute, putDepartmentRoute } from "../../contracts/routes/units.ts";
import { changeTeam, connectSystem, putDepartment } from "../../services/people/change-units.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Departments, teams' working time and connected systems, as the administrator sets them. */
export const unitRoutes: BoundRoute[] = [
  bind(putDepartmentRoute, ({ deps, actor, body }) => putDepartment(deps, actor, body)),
  bind(changeTeamRoute, ({ deps, actor, params, body }) => changeTeam(deps, actor, params.teamId, body)),
  bind(connectSystemRoute, ({ deps, actor, body }) => connectSystem(deps, actor, body)),
];
