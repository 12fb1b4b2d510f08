import { inArray, sql } from "drizzle-orm";
import type { ReleaseSendList, SendListReleased } from "../../contracts/client-notices.ts";
import { clientNotices, sendReleases } from "../../db/schema/client-notices.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor, PersonActor } from "../../domain/access/actor.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { shiftWorkingDays } from "../../domain/calendar/working-hours.ts";
import { noticeWaitDays } from "../../domain/client-notice/choose-next-notice-step.ts";
import type { Tier } from "../../domain/codes.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { readLimit } from "./list-send-list.ts";
import { gatesOpen, maybeTold } from "./ready-notices.ts";
import { requireReleaser } from "./require-releaser.ts";

interface Ready extends Record<string, unknown> {
  id: string;
  handoverId: string;
  tier: Tier | null;
}

/**
 * The head lets ready notices go, with their exact count: ConflictError `countDiffers` names the present one, so nothing
 * leaves that the head has not seen. The first release takes a few, the next only after those were looked at
 * (`releaseTooLarge`, `reviewFirst`). Nothing reaches a client without this click.
 */
export function releaseSendList(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  input: ReleaseSendList,
): Promise<SendListReleased> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    await requireReleaser(context, departure, "releaseSendList");
    if (actor.kind !== "person") throw new ForbiddenError("personNeeded");
    const chosen = choose(await listReady(context, departureId), input);
    const atMost = await readLimit(context, departureId);
    if (atMost === 0) throw new ConflictError("reviewFirst", "Look at what the first release sent before the next.");
    if (atMost !== null && chosen.length > atMost)
      throw new ConflictError("releaseTooLarge", "The first release takes fewer.", { atMost });
    const releaseId = await release(context, actor, departureId, chosen, await loadCalendar(tx, departure.teamId));
    await finishTasks(context, { departureId, kinds: ["releaseSendList"] }, "released");
    const noticeIds = chosen.map((row) => row.id);
    return done(
      { releaseId, released: chosen.length },
      [{ verb: "sendListReleased", subject: `departure:${departureId}`, body: { releaseId, noticeIds } }],
      [wakeDeparture(departureId), ...chosen.map((row) => wakeHandover(row.handoverId))],
    );
  });
}

async function listReady({ tx }: ChangeContext, departureId: string): Promise<Ready[]> {
  const { rows } = await tx.execute<Ready>(sql`
    select n.id, h.id as "handoverId", h.effective_tier as tier
    from client_notices n join handovers h on h.id = n.handover_id join departures d on d.id = h.departure_id
    where h.departure_id = ${departureId} and n.state = 'ready' and ${gatesOpen} and ${maybeTold} order by n.id for update of n`);
  return rows;
}

function choose(ready: readonly Ready[], { noticeIds, expectedCount }: ReleaseSendList): Ready[] {
  const named = noticeIds && new Set(noticeIds);
  const chosen = ready.filter((row) => named?.has(row.id) ?? true);
  if (chosen.length !== expectedCount || (named && named.size !== chosen.length))
    throw new ConflictError("countDiffers", "The send list is not what you saw. Look again.", { count: chosen.length });
  return chosen;
}

async function release(
  { tx, businessNow }: ChangeContext,
  actor: PersonActor,
  departureId: string,
  chosen: readonly Ready[],
  calendar: WorkCalendar,
): Promise<string> {
  const [made] = await tx
    .insert(sendReleases)
    .values({ departureId, releasedById: actor.id, count: chosen.length, releasedAt: businessNow })
    .returning({ id: sendReleases.id });
  const releaseId = (made as { id: string }).id;
  const letterAt = shiftWorkingDays(calendar, businessNow, noticeWaitDays.goldLetter);
  const gold = chosen.filter((row) => row.tier === "gold").map((row) => row.id);
  await tx
    .update(clientNotices)
    .set({
      state: "released",
      releaseId,
      releasedAt: businessNow,
      followUpAt: businessNow,
      letterWaitsUntil: sql`case when ${clientNotices.id} = any(${sql.param(gold)}::uuid[]) then ${letterAt}::timestamptz end`,
    })
    .where(
      inArray(
        clientNotices.id,
        chosen.map((row) => row.id),
      ),
    );
  return releaseId;
}
