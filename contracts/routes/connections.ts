import { Connections, MailTest } from "../connections.ts";
import { defineRoute } from "../route.ts";

export const getConnectionsRoute = defineRoute({
  id: "getConnections",
  method: "get",
  path: "/connections",
  access: "manageSettings",
  summary: "Mail, calendar, source system and HR: how they stand and what stops while one is off",
  response: Connections,
});

export const sendTestMailRoute = defineRoute({
  id: "sendTestMail",
  method: "post",
  path: "/connections/mail/test",
  access: "manageSettings",
  summary:
    "Have the worker send a test mail to one's own address, as it sends every other; the connections show how it ended",
  response: MailTest,
});
