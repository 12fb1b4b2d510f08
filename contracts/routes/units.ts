import { z } from "zod";
import { defineRoute, idParam } from "../route.ts";
import { UnitInput } from "../unit.ts";

export const putDepartmentRoute = defineRoute({
  id: "putDepartment",
  method: "put",
  path: "/departments",
  access: "managePeople",
  summary: "Add an adjacent department or give it another head",
  body: UnitInput.shape.department,
  response: z.object({ id: z.uuid(), code: z.string(), headId: z.uuid().nullable() }),
});

export const createTeamRoute = defineRoute({
  id: "createTeam",
  method: "post",
  path: "/teams",
  access: "managePeople",
  summary: "Add a team with its zone, hours, calendar and head",
  body: UnitInput.shape.newTeam,
  response: z.object({ id: z.uuid(), name: z.string(), headId: z.uuid().nullable(), zone: z.string() }),
});

export const changeTeamRoute = defineRoute({
  id: "changeTeam",
  method: "patch",
  path: "/teams/:teamId",
  access: "managePeople",
  summary: "Change a team's zone, hours, calendar or head",
  params: idParam("teamId"),
  body: UnitInput.shape.team,
  response: z.object({ id: z.uuid(), name: z.string(), headId: z.uuid().nullable(), zone: z.string() }),
});

export const connectSystemRoute = defineRoute({
  id: "connectSystem",
  method: "put",
  path: "/systems",
  access: "manageSettings",
  summary: "Name a connected system, for IT's lock-down and last-day tasks",
  body: UnitInput.shape.system,
  response: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
});

export const disconnectSystemRoute = defineRoute({
  id: "disconnectSystem",
  method: "delete",
  path: "/systems/:systemId",
  access: "manageSettings",
  summary: "Ask IT no more to close this system; what it was asked before stays",
  params: idParam("systemId"),
  response: z.object({ id: z.uuid(), name: z.string() }),
});
