import { z } from "zod";
import { AcceptLooseWork, LooseWorkView, NameLooseWorkOwner } from "../loose-work.ts";
import { defineRoute, idParam } from "../route.ts";

const departure = idParam("departureId");

export const listLooseWorkRoute = defineRoute({
  id: "listLooseWork",
  method: "get",
  path: "/departures/:departureId/loose-work",
  access: "readHandovers",
  summary: "Work in the leaver's name that hangs on no client of theirs",
  params: departure,
  response: z.object({ looseWork: z.array(LooseWorkView) }),
});

export const nameLooseWorkOwnerRoute = defineRoute({
  id: "nameLooseWorkOwner",
  method: "post",
  path: "/departures/:departureId/name-loose-work-owner",
  access: "nameLooseWorkOwner",
  summary: "Name a person for loose work",
  params: departure,
  body: NameLooseWorkOwner,
  response: z.object({ named: z.number().int() }),
});

export const acceptLooseWorkRoute = defineRoute({
  id: "acceptLooseWork",
  method: "post",
  path: "/departures/:departureId/accept-loose-work",
  access: "acceptLooseWork",
  summary: "Accept loose work with a date",
  params: departure,
  body: AcceptLooseWork,
  response: z.object({ accepted: z.number().int() }),
});
