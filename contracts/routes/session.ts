import { z } from "zod";
import { departmentCodes, roles } from "../../domain/codes.ts";
import { FirstAdministrator } from "../person.ts";
import { defineRoute } from "../route.ts";

export const readMeRoute = defineRoute({
  id: "readMe",
  method: "get",
  path: "/me",
  access: "signedIn",
  summary: "The signed-in person, and what their roles may ever do",
  response: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    locale: z.enum(["en", "ru"]),
    roles: z.array(z.enum(roles)),
    teamId: z.uuid().nullable(),
    team: z.string().nullable(),
    department: z.enum(departmentCodes).nullable(),
    headOfTeamIds: z.array(z.uuid()),
    deputyId: z.uuid().nullable(),
    deputyName: z.string().nullable(),
    may: z.array(z.string()),
    /** The caller's own open departure, once they were told of it. */
    ownDepartureId: z.uuid().nullable(),
    /** The demo's own sign-in, which moves business time. */
    demo: z.boolean(),
    company: z.object({ name: z.string(), currency: z.string(), live: z.enum(["off", "domains", "all"]) }),
    businessNow: z.iso.datetime(),
  }),
});

export const setLocaleRoute = defineRoute({
  id: "setLocale",
  method: "patch",
  path: "/me",
  access: "signedIn",
  summary: "Choose your own language, for pages and mails",
  body: z.object({ locale: z.enum(["en", "ru"]) }),
  response: z.object({ locale: z.enum(["en", "ru"]) }),
});

export const createFirstAdministratorRoute = defineRoute({
  id: "createFirstAdministrator",
  method: "post",
  path: "/first-administrator",
  access: "link",
  summary:
    "Make the first administrator, once, with the link printed at the first start (token in the header Handover-Link)",
  body: FirstAdministrator,
  response: z.object({ personId: z.uuid() }),
});
