import { z } from "zod";
import { defineRoute } from "../route.ts";

/** What a live event says: something of this record has changed. Never the data. */
export const LiveEvent = z.object({ entity: z.string(), id: z.string(), verb: z.string() });
export type LiveEvent = z.infer<typeof LiveEvent>;

export const streamEventsRoute = defineRoute({
  id: "streamEvents",
  method: "get",
  path: "/events",
  access: "signedIn",
  summary:
    "Server-sent events (text/event-stream): what changed of records the reader may see; resumes from Last-Event-ID",
  response: LiveEvent,
});
