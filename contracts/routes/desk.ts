import { MyClients } from "../my-clients.ts";
import { defineRoute, idParam } from "../route.ts";
import { TalkSheet } from "../talk-sheet.ts";

export const listMyClientsRoute = defineRoute({
  id: "listMyClients",
  method: "get",
  path: "/my/clients",
  access: "answerProposal",
  summary: "Clients coming to you, or to somebody in whose place you act: what is due next, load and dates",
  response: MyClients,
});

export const getTalkSheetRoute = defineRoute({
  id: "getTalkSheet",
  method: "get",
  path: "/handovers/:handoverId/talk-sheet",
  access: "readHandovers",
  summary: "What a talk with this client needs: checklist done so far, the decided offer, the last orders",
  params: idParam("handoverId"),
  response: TalkSheet,
});
