import { and, asc, eq, inArray } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { clients } from "../../db/schema/clients.ts";
import { departures, handovers } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { tasks } from "../../db/schema/tasks.ts";
import type { Tx } from "../../db/transaction.ts";
import type { NoticeAttempt } from "../../domain/client-notice/notice-delivery.ts";
import type { DepartureRow, HandoverRow } from "../access/require-access.ts";
import { NotFoundError } from "../errors.ts";

export type NoticeRow = typeof clientNotices.$inferSelect;

/** A client notice with what it hangs on. */
export interface Notice {
  notice: NoticeRow;
  handover: HandoverRow;
  departure: DepartureRow;
  client: typeof clients.$inferSelect;
}

const joined = (tx: Tx) =>
  tx
    .select({ notice: clientNotices, handover: handovers, departure: departures, client: clients })
    .from(clientNotices)
    .innerJoin(handovers, eq(handovers.id, clientNotices.handoverId))
    .innerJoin(departures, eq(departures.id, handovers.departureId))
    .innerJoin(clients, eq(clients.id, handovers.clientId));

/** Notices by id, in the order of their ids; those unknown are left out. */
export function loadNotices(tx: Tx, noticeIds: readonly string[]): Promise<Notice[]> {
  return joined(tx)
    .where(inArray(clientNotices.id, [...noticeIds]))
    .orderBy(asc(clientNotices.id));
}

/** The notice of a handover; NotFoundError before it came onto the send list. */
export async function findNoticeOf(tx: Tx, handoverId: string): Promise<Notice> {
  const [row] = await joined(tx).where(and(eq(clientNotices.handoverId, handoverId), eq(clientNotices.kind, "notice")));
  if (!row) throw new NotFoundError("clientNotice");
  return row;
}

/**
 * What has been tried to tell a client (R17), from its mails and its people's tasks. Of several recipients' mails the one
 * that got furthest counts; a mail withdrawn at the last moment counts as failed, one of an earlier release not at all.
 */
export async function loadAttempts(tx: Tx, notice: NoticeRow): Promise<NoticeAttempt[]> {
  const mails = await tx
    .select()
    .from(effects)
    .where(and(eq(effects.kind, "clientNotice"), eq(effects.factId, notice.id)))
    .orderBy(asc(effects.plannedAt));
  const work = await tx
    .select()
    .from(tasks)
    .where(and(inArray(tasks.kind, ["callClient", "sendLetter"]), eq(tasks.subjectId, notice.id)))
    .orderBy(asc(tasks.arrivedAt));
  const attempts = work.flatMap(readTask);
  if (notice.callOutcome === "reached" && notice.calledAt && !attempts.some(({ state }) => state === "confirmed"))
    attempts.push({ channel: "phone", at: notice.calledAt, state: "confirmed" });
  const current = mails.filter((row) => row.factRevision === notice.rowVersion || row.state === "accepted");
  return [...attempts, ...furthest(current.map(readMail))];
}

function readTask(task: typeof tasks.$inferSelect): NoticeAttempt[] {
  const channel = task.kind === "callClient" ? "phone" : "post";
  if (task.doneAt === null) return [{ channel, at: task.arrivedAt, state: "open" }];
  if (task.outcome === "reached") return [{ channel, at: task.doneAt, state: "confirmed" }];
  if (task.outcome === "delivered") return [{ channel, at: task.doneAt, state: "delivered" }];
  return task.outcome === "moot" ? [] : [{ channel, at: task.doneAt, state: "failed" }];
}

function readMail(effect: typeof effects.$inferSelect): NoticeAttempt {
  const at = effect.settledAt ?? effect.plannedAt;
  if (effect.state === "accepted") return { channel: "email", at, state: effect.bouncedAt ? "failed" : "sent" };
  return { channel: "email", at, state: ["failed", "cancelled"].includes(effect.state) ? "failed" : "open" };
}

function furthest(mails: readonly NoticeAttempt[]): NoticeAttempt[] {
  const best = (["sent", "open", "failed"] as const).map((state) => mails.find((mail) => mail.state === state));
  const [found] = best.filter((mail) => mail !== undefined);
  return found ? [found] : [];
}
