import { and, eq } from "drizzle-orm";
import { OwnerDraft, type OwnerDraftView } from "../../contracts/owner-draft.ts";
import { drafts } from "../../db/schema/drafts.ts";
import type { Tx } from "../../db/transaction.ts";

/** Whose draft of which departure. */
export interface DraftOf {
  personId: string;
  departureId: string;
}

export const isDraftOf = ({ personId, departureId }: DraftOf) =>
  and(eq(drafts.departureId, departureId), eq(drafts.kind, "owners"), eq(drafts.personId, personId));

/** A person's draft as it is kept; empty and of version 0 while there is none. `lock`: nobody else writes it meanwhile. */
export async function readDraft(tx: Tx, of: DraftOf, { lock = false } = {}): Promise<OwnerDraftView> {
  const query = tx.select().from(drafts).where(isDraftOf(of));
  const [row] = await (lock ? query.for("update") : query);
  return {
    ...OwnerDraft.parse(row?.body ?? {}),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  };
}
