import { z } from "zod";
import { defineRoute, pageQuery } from "../route.ts";

export const AuditEvent = z.object({
  id: z.number().int(),
  /** Place in the sealed order; null for the second before the sealer comes. */
  position: z.number().int().nullable(),
  at: z.iso.datetime(),
  businessAt: z.iso.datetime(),
  actor: z.string(),
  /** Names of colleagues as they are today; null for the system, a link, or whoever is no longer known. */
  actorName: z.string().nullable(),
  verb: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
  digest: z.string(),
});

export const listAuditRoute = defineRoute({
  id: "listAudit",
  method: "get",
  path: "/audit",
  access: "readAudit",
  summary: "The audit trail, newest first",
  query: pageQuery.extend({
    subject: z.string().max(100).optional(),
    actor: z.string().max(100).optional(),
    /** Part of a colleague's name, whatever its case. */
    actorName: z.string().trim().min(2).max(100).optional(),
    verb: z.string().max(100).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  response: z.object({ events: z.array(AuditEvent), next: z.string().nullable() }),
});

export const verifyAuditRoute = defineRoute({
  id: "verifyAudit",
  method: "post",
  path: "/audit/verify",
  access: "readAudit",
  summary: "Recompute the whole chain; names what was edited, inserted, deleted or cut off",
  body: z.object({
    /** A head hash kept elsewhere, which must still be in the chain. */
    expectedHead: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  response: z.object({
    valid: z.boolean(),
    events: z.number().int(),
    sealed: z.number().int(),
    head: z.string().nullable(),
    faults: z.array(
      z.object({ kind: z.enum(["edited", "deleted", "inserted", "cutTail", "brokenChain"]), at: z.number().int() }),
    ),
  }),
});
