import { z } from "zod";

/** What the successor did of the first-contact checklist (items 1–13) in one talk. */
export const RecordFirstContact = z.object({
  items: z.array(z.number().int().min(1).max(13)).min(1),
  note: z.string().max(5000).optional(),
});
export type RecordFirstContact = z.infer<typeof RecordFirstContact>;

export const FirstContactRecorded = z.object({ complete: z.boolean(), missingItems: z.array(z.number().int()) });
export type FirstContactRecorded = z.infer<typeof FirstContactRecorded>;
