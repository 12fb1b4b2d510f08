import { z } from "zod";

const date = z.iso.date();
const instant = z.iso.datetime();
const text = z.object({ en: z.string(), ru: z.string() });

/** What somebody who talks to a client about the change needs beside the dossier. */
export const TalkSheet = z.object({
  leaverName: z.string(),
  successorName: z.string().nullable(),
  toldAt: instant.nullable(),
  introducedAt: instant.nullable(),
  switchedAt: instant.nullable(),
  firstContact: z.object({
    /** Items of the checklist done in talks so far, those this client cannot do without, and what of them is missing. */
    done: z.array(z.number().int()),
    mandatory: z.array(z.number().int()),
    missing: z.array(z.number().int()),
    dueAt: instant.nullable(),
  }),
  /** The decided offer, null for none; left out for who may not see offers (R61). */
  offer: z.object({ title: text, text, validUntil: date.nullable() }).nullable().optional(),
  lastOrders: z.array(z.object({ id: z.uuid(), orderedOn: date, amountMinor: z.number().int(), status: z.string() })),
});
export type TalkSheet = z.infer<typeof TalkSheet>;
