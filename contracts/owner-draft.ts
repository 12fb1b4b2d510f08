import { z } from "zod";

/** Clients of one departure at most. */
const MOST = 10_000;
const handoverId = z.uuid();
/** May still be empty: a draft is kept while it is typed. */
const reason = z.string().max(2000);

/** A person's marks on a round of proposals before the verdict: seen by nobody else. */
export const OwnerDraft = z.object({
  reviewed: z.array(handoverId).max(MOST).default([]),
  changes: z
    .array(z.object({ handoverId, personId: z.uuid(), reason }))
    .max(MOST)
    .default([]),
  refusals: z.array(z.object({ handoverId, reason })).max(MOST).default([]),
  /** Versions of the proposals as they were read, by handover; they go into the verdict. */
  versions: z
    .record(handoverId, z.number().int())
    .refine((versions) => Object.keys(versions).length <= MOST, { message: "tooMany" })
    .default({}),
});
export type OwnerDraft = z.output<typeof OwnerDraft>;

/** The draft as it is kept; version 0 and no time while there is none. */
export const OwnerDraftView = OwnerDraft.extend({
  version: z.number().int().nonnegative(),
  updatedAt: z.iso.datetime().nullable(),
});
export type OwnerDraftView = z.output<typeof OwnerDraftView>;
