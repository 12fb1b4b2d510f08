import { z } from "zod";

const ids = z.union([z.literal("all"), z.array(z.uuid()).min(1).max(20_000)]);

/** A person for work without a client; `all` = every piece that has nobody yet. */
export const NameLooseWorkOwner = z.object({ ids, personId: z.uuid() });
export type NameLooseWorkOwner = z.output<typeof NameLooseWorkOwner>;

/** `all` = every piece given to the signed-in person and not accepted yet. */
export const AcceptLooseWork = z.object({ ids, dueOn: z.iso.date() });
export type AcceptLooseWork = z.output<typeof AcceptLooseWork>;

export const LooseWorkView = z.object({
  id: z.uuid(),
  kind: z.enum(["deal", "order", "question", "meeting"]),
  subjectId: z.uuid(),
  clientId: z.uuid().nullable(),
  clientName: z.string().nullable(),
  title: z.string().nullable(),
  toPersonId: z.uuid().nullable(),
  dueOn: z.string().nullable(),
  acceptedAt: z.string().nullable(),
});
export type LooseWorkView = z.output<typeof LooseWorkView>;
