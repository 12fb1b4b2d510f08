import { z } from "zod";
import { departmentCodes, roles } from "../../domain/codes.ts";
import { AwayInput, PersonChange, PersonInput, PersonView, SignInInput } from "../person.ts";
import { defineRoute, idParam, pageQuery } from "../route.ts";

const params = idParam("personId");
const Away = z.object({ id: z.uuid(), fromDay: z.iso.date(), toDay: z.iso.date() });

export const listPeopleRoute = defineRoute({
  id: "listPeople",
  method: "get",
  path: "/people",
  access: "signedIn",
  summary: "Colleagues by name; all fields for the administrator",
  query: pageQuery.extend({
    role: z.enum(roles).optional(),
    /** Only those who may take clients over. */
    takesClients: z.enum(["true", "false"]).optional(),
    teamId: z.uuid().optional(),
    search: z.string().max(100).optional(),
  }),
  response: z.object({ people: z.array(PersonView), next: z.string().nullable() }),
});

export const listUnitsRoute = defineRoute({
  id: "listUnits",
  method: "get",
  path: "/units",
  access: "signedIn",
  summary: "Teams with their working time, departments with their heads, and connected systems",
  response: z.object({
    teams: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        headId: z.uuid().nullable(),
        headName: z.string().nullable(),
        zone: z.string(),
        dayStart: z.string(),
        dayEnd: z.string(),
        calendar: z.string(),
      }),
    ),
    departments: z.array(
      z.object({
        id: z.uuid(),
        code: z.enum(departmentCodes),
        headId: z.uuid().nullable(),
        headName: z.string().nullable(),
      }),
    ),
    systems: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string() })),
  }),
});

export const createPersonRoute = defineRoute({
  id: "createPerson",
  method: "post",
  path: "/people",
  access: "managePeople",
  summary: "Add a person",
  body: PersonInput,
  response: PersonView,
});

export const changePersonRoute = defineRoute({
  id: "changePerson",
  method: "patch",
  path: "/people/:personId",
  access: "managePeople",
  summary: "Change a person's roles, unit, superior, capacity or coordinates",
  params,
  body: PersonChange,
  response: PersonView,
});

export const createSignInRoute = defineRoute({
  id: "createSignIn",
  method: "post",
  path: "/people/:personId/sign-in",
  access: "managePeople",
  summary: "Give a person a sign-in, or a new address and password; their sessions end",
  params,
  body: SignInInput,
  response: z.object({ personId: z.uuid() }),
});

export const setDeputyRoute = defineRoute({
  id: "setDeputy",
  method: "put",
  path: "/people/:personId/deputy",
  access: "signedIn",
  summary: "Name who acts while the person is away; oneself or the administrator",
  params,
  body: z.object({ deputyId: z.uuid().nullable() }),
  response: z.object({ personId: z.uuid(), deputyId: z.uuid().nullable() }),
});

export const listAwayDaysRoute = defineRoute({
  id: "listAwayDays",
  method: "get",
  path: "/people/:personId/away-days",
  access: "signedIn",
  summary: "A person's days away; oneself or the administrator",
  params,
  response: z.object({ awayDays: z.array(Away) }),
});

export const addAwayDaysRoute = defineRoute({
  id: "addAwayDays",
  method: "post",
  path: "/people/:personId/away-days",
  access: "signedIn",
  summary: "Add days away; oneself or the administrator",
  params,
  body: AwayInput,
  response: Away,
});

export const removeAwayDaysRoute = defineRoute({
  id: "removeAwayDays",
  method: "delete",
  path: "/people/:personId/away-days/:awayId",
  access: "signedIn",
  summary: "Take days away back; oneself or the administrator",
  params: params.extend({ awayId: z.uuid() }),
  response: z.object({ id: z.uuid() }),
});
