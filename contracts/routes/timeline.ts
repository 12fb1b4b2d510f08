import { z } from "zod";
import { defineRoute, idParam, pageQuery } from "../route.ts";

export const timelineKinds = ["person", "system", "mail", "meeting"] as const;

/** What a person may do about an entry that failed: `step` to retry-step, `failedEffect` to plan-again, `unknownEffect` to settle. */
export const TimelineRetry = z.object({ what: z.enum(["step", "failedEffect", "unknownEffect"]), id: z.string() });

export const TimelineEntry = z.object({
  /** Stable while the entry stands, but for a failing step, which is replaced by its next failure. */
  id: z.string(),
  /** Business time; of a meeting to come its start, of a mail its latest change. */
  at: z.iso.datetime(),
  kind: z.enum(timelineKinds),
  /** A verb of the audit, the kind of a message, the format of a meeting, the name of a failing step. */
  code: z.string(),
  /** Who decided; null for the system, and for clients and departments who came by a link. */
  actorName: z.string().nullable(),
  handoverId: z.uuid().nullable(),
  clientName: z.string().nullable(),
  /** Whom a mail goes to, or who leads a meeting. */
  withName: z.string().nullable(),
  /** Of a mail (planned, claimed, accepted, failed, unknown, cancelled, superseded), a meeting, or `failing` of a step. */
  state: z.string().nullable(),
  /** Code why a mail was cancelled or failed. */
  reason: z.string().nullable(),
  failed: z.boolean(),
  /** Of a failing step: tries so far, and when the system tries again by itself. */
  attempts: z.number().int().nullable(),
  nextTryAt: z.iso.datetime().nullable(),
  /** Null where nothing failed, the matter goes on by another way, or it is not the caller's to decide. */
  retry: TimelineRetry.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelineQuery = pageQuery.extend({
  kind: z.enum(timelineKinds).optional(),
  failedOnly: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});
export type TimelineQuery = z.output<typeof TimelineQuery>;

export const TimelinePage = z.object({ entries: z.array(TimelineEntry), next: z.string().nullable() });
export type TimelinePage = z.infer<typeof TimelinePage>;

export const listTimelineRoute = defineRoute({
  id: "listTimeline",
  method: "get",
  path: "/departures/:departureId/timeline",
  access: "signedIn",
  summary: "What people, the system, mails and meetings did in a departure, newest first",
  params: idParam("departureId"),
  query: TimelineQuery,
  response: TimelinePage,
});

/** A failing step as the timeline names it: `<workflow>/<step>`. */
export const RetryStep = z.object({ id: z.string().regex(/^(departure|handover):[0-9a-f-]{36}\/\w{1,60}$/) });
export type RetryStep = z.infer<typeof RetryStep>;

export const retryStepRoute = defineRoute({
  id: "retryStep",
  method: "post",
  path: "/departures/:departureId/retry-step",
  access: "settleEffect",
  summary: "A failing step is due again now, without waiting for its next try",
  params: idParam("departureId"),
  body: RetryStep,
  response: z.object({ id: z.string(), attempts: z.number().int() }),
});
