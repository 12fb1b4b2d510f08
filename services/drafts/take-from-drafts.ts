import { and, asc, eq } from "drizzle-orm";
import { OwnerDraft } from "../../contracts/owner-draft.ts";
import { drafts } from "../../db/schema/drafts.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import { isDraftOf } from "./read-draft.ts";

/**
 * Takes clients that were decided out of everybody's draft of the departure: marks, reasons and versions. The draft's own version rises, so that a device
 * that still has them reads anew. The caller holds the departure.
 */
export async function takeFromDrafts(
  { tx, businessNow }: ChangeContext,
  departureId: string,
  handoverIds: readonly string[],
): Promise<void> {
  const decided = new Set(handoverIds);
  const isLeft = ({ handoverId }: { handoverId: string }) => !decided.has(handoverId);
  // A row a person who approves, so a handful; taken apart here, because jsonb would compare every mark with every client.
  const rows = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.departureId, departureId), eq(drafts.kind, "owners")))
    .orderBy(asc(drafts.personId))
    .for("update");
  for (const { personId, version, ...row } of rows) {
    const draft = OwnerDraft.parse(row.body);
    const body: OwnerDraft = {
      reviewed: draft.reviewed.filter((id) => !decided.has(id)),
      changes: draft.changes.filter(isLeft),
      refusals: draft.refusals.filter(isLeft),
      versions: Object.fromEntries(Object.entries(draft.versions).filter(([id]) => !decided.has(id))),
    };
    await tx
      .update(drafts)
      .set({ body, version: version + 1, updatedAt: businessNow })
      .where(isDraftOf({ personId, departureId }));
  }
}

/** Drafts of a departure that has ended are of use to nobody. */
export async function forgetDrafts({ tx }: Pick<ChangeContext, "tx">, departureId: string): Promise<void> {
  await tx.delete(drafts).where(eq(drafts.departureId, departureId));
}
