import { z } from "zod";
import { defineRoute, pageQuery } from "../route.ts";

export const Mail = z.object({
  id: z.number().int(),
  receivedAt: z.iso.datetime(),
  businessAt: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), text: z.string().nullable() })),
});

export const listMailRoute = defineRoute({
  id: "listMail",
  method: "get",
  path: "/mailbox",
  access: "manageSettings",
  summary: "The local mailbox, newest first: what would have left before going live (sample and demo companies only)",
  query: pageQuery.extend({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** Part of a recipient's address or of the subject. */
    search: z.string().trim().max(200).optional(),
  }),
  response: z.object({ messages: z.array(Mail), next: z.string().nullable() }),
});
