import type { NoticeProgress } from "../../contracts/client-notices.ts";
import type { Tx } from "../../db/transaction.ts";
import { findNoticeOf } from "./load-notice.ts";

/** What is known now of one client: told, and confirmed, which `sent` alone never is (R17). */
export async function readProgress(tx: Tx, handoverId: string): Promise<NoticeProgress> {
  const { notice, handover } = await findNoticeOf(tx, handoverId);
  return { handoverId, state: notice.state, told: handover.toldAt !== null, confirmed: handover.confirmedAt !== null };
}
