import { and, eq } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { type Context, readOnce } from "../../db/transaction.ts";
import type { StepFact } from "../../domain/departure/next-steps.ts";
import type { NoticeRow } from "./load-notice.ts";

/** Whether a handover's notice, if in one of these states, is to be looked at now, or when it will be. */
export async function readFollowUp(
  { tx, businessNow }: Context,
  handoverId: string,
  states: readonly NoticeRow["state"][],
): Promise<StepFact> {
  const rows = await readOnce(tx, `notices:${handoverId}`, () =>
    tx
      .select({ state: clientNotices.state, at: clientNotices.followUpAt })
      .from(clientNotices)
      .where(and(eq(clientNotices.handoverId, handoverId), eq(clientNotices.kind, "notice"))),
  );
  const row = rows.find(({ state }) => states.includes(state));
  const at = row?.at ?? null;
  return { due: at !== null && at <= businessNow, nextAt: at !== null && at > businessNow ? at : null };
}
