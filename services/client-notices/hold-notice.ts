import { and, eq, inArray, sql } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { loadNotices, type Notice } from "./load-notice.ts";
import { requireReleaser } from "./require-releaser.ts";
import { returnToSendList } from "./return-to-send-list.ts";

type Held = { noticeId: string; state: "held" | "ready" };

/**
 * Keeps one notice back: from the send list, or after its release as long as nobody was told and no sender has claimed
 * it. ConflictError `noticeUnderWay` when it is too late.
 */
export function holdNotice(deps: ServiceDeps, actor: Actor, noticeId: string): Promise<Held> {
  return change(deps.db, actor, async (context) => {
    const found = await lockNotice(context, noticeId);
    const { notice, handover, departure } = found;
    if (notice.state === "released") await stopMails(context, found);
    else if (notice.state !== "ready")
      throw new ConflictError("noticeNotReady", "This notice is not waiting any more.", { state: notice.state });
    await returnToSendList(context, noticeId, "held");
    const audit = { verb: "noticeHeld", subject: `handover:${handover.id}`, body: { noticeId } };
    return done<Held>({ noticeId, state: "held" }, [audit], [wakeDeparture(departure.id)]);
  });
}

/** Puts a held notice back onto the send list. */
export function unholdNotice(deps: ServiceDeps, actor: Actor, noticeId: string): Promise<Held> {
  return change(deps.db, actor, async (context) => {
    const { notice, handover, departure } = await lockNotice(context, noticeId);
    if (notice.state !== "held")
      throw new ConflictError("noticeNotHeld", "This notice is not held.", { state: notice.state });
    await returnToSendList(context, noticeId, "ready");
    const audit = { verb: "noticeUnheld", subject: `handover:${handover.id}`, body: { noticeId } };
    return done<Held>({ noticeId, state: "ready" }, [audit], [wakeDeparture(departure.id)]);
  });
}

async function lockNotice(context: ChangeContext, noticeId: string): Promise<Notice> {
  const { tx, lock } = context;
  const [before] = await loadNotices(tx, [noticeId]);
  if (!before) throw new NotFoundError("clientNotice");
  await lock.departure(before.departure.id, "share");
  await lock.clients([before.client.id], "update");
  const [found] = await loadNotices(tx, [noticeId]);
  if (!found) throw new NotFoundError("clientNotice");
  await requireReleaser(context, found.departure, "releaseSendList");
  return found;
}

async function stopMails(context: ChangeContext, { notice, handover }: Notice): Promise<void> {
  const { tx, businessNow } = context;
  const mails = and(eq(effects.kind, "clientNotice"), eq(effects.factId, notice.id));
  await tx
    .update(effects)
    .set({ state: "cancelled", reason: "held", settledAt: businessNow })
    .where(and(mails, eq(effects.state, "planned")));
  const [under] = await tx
    .select({ id: effects.id })
    .from(effects)
    .where(
      and(
        mails,
        inArray(effects.state, ["claimed", "superseded", "unknown"]),
        sql`${effects.factRevision} = ${notice.rowVersion}`,
      ),
    );
  if (under) throw new ConflictError("noticeUnderWay", "This notice is being sent.");
  await finishTasks(context, { kinds: ["callClient", "sendLetter"], handoverIds: [handover.id] }, "moot");
}
