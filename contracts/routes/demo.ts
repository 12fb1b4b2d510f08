import { z } from "zod";
import { defineRoute, pageQuery } from "../route.ts";

export const DemoClock = z.object({
  businessNow: z.iso.datetime(),
  /** Next instant any running workflow has something due; null when all wait for people. */
  nextDueAt: z.iso.datetime().nullable(),
  /** Nothing left to do at this time: no wake, no effect claimed or due. */
  settled: z.boolean(),
  wakes: z.number().int(),
  effects: z.number().int(),
  failedSteps: z.number().int(),
});

const RawMail = z.object({
  id: z.number().int(),
  receivedAt: z.iso.datetime(),
  businessAt: z.iso.datetime(),
  envelopeFrom: z.string(),
  envelopeTo: z.array(z.string()),
  raw: z.base64(),
});

export const readDemoClockRoute = defineRoute({
  id: "readDemoClock",
  method: "get",
  path: "/demo/clock",
  access: "demo",
  summary: "Business time of a demo database, what is due next, and whether the present is settled",
  response: DemoClock,
});

export const moveDemoClockRoute = defineRoute({
  id: "moveDemoClock",
  method: "post",
  path: "/demo/clock",
  access: "demo",
  summary:
    "Move business time forward, at most to the next due instant; with wait, settle before and after (20 s each)",
  body: z.object({ to: z.iso.datetime({ offset: true }), wait: z.boolean().default(false) }),
  response: DemoClock,
});

export const readSettledRoute = defineRoute({
  id: "readSettled",
  method: "get",
  path: "/demo/settled",
  access: "demo",
  summary: "Whether the present is settled; with wait, asks up to 20 s",
  query: z.object({ wait: z.stringbool().optional() }),
  response: DemoClock,
});

export const readFactsRoute = defineRoute({
  id: "readFacts",
  method: "get",
  path: "/demo/facts",
  access: "demo",
  summary: "Figures of a departure by docs/facts.sql, without personal values",
  query: z.object({ departureId: z.uuid() }),
  response: z.record(z.string(), z.unknown()),
});

export const listRawMailRoute = defineRoute({
  id: "listRawMail",
  method: "get",
  path: "/demo/mailbox",
  access: "demo",
  summary: "Raw messages of the local mailbox, oldest first; next is given as long as a page has messages",
  query: pageQuery,
  response: z.object({ messages: z.array(RawMail), next: z.string().nullable() }),
});

export const putMailRoute = defineRoute({
  id: "putMail",
  method: "post",
  path: "/demo/mailbox",
  access: "demo",
  summary: "Put a reply, bounce or calendar answer into the local mailbox as if it came from outside",
  body: z.object({ envelopeFrom: z.string().max(254), envelopeTo: z.array(z.email()).min(1), raw: z.base64().min(1) }),
  response: z.object({ id: z.number().int() }),
});
