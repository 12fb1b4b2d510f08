import { eq, sql } from "drizzle-orm";
import type { ReleasedNotice, ReleaseNotices } from "../../contracts/client-notices.ts";
import { sendReleases } from "../../db/schema/client-notices.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { requireReleaser } from "./require-releaser.ts";

type Trouble = NonNullable<ReleasedNotice["trouble"]>;
type Row = Omit<ReleasedNotice, "trouble"> & {
  effectId: string | null;
  trouble: Trouble["state"] | null;
  reason: string | null;
};

/** What became of each notice of a release, those whose mail failed, came back or may not have left first. */
export function listReleaseNotices(deps: ServiceDeps, actor: Actor, releaseId: string): Promise<ReleaseNotices> {
  return look(deps.db, actor, async (context) => {
    const [release] = await context.tx.select().from(sendReleases).where(eq(sendReleases.id, releaseId));
    if (!release) throw new NotFoundError("release");
    const departure = await findToldDeparture(context, release.departureId);
    await requireReleaser(context, departure, "readSendList");
    return { releaseId, notices: await readNotices(context, releaseId) };
  });
}

async function readNotices({ tx }: Context, releaseId: string): Promise<ReleasedNotice[]> {
  const { rows } = await tx.execute<Row>(sql`
    select n.id as "noticeId", h.id as "handoverId", k.name as "clientName", h.effective_tier as tier, n.state, n.channel,
      c.name as "contactName", n.sent_at as "sentAt", h.told_at is not null as told, h.confirmed_at is not null as confirmed,
      n.call_outcome as "callOutcome", n.letter_waits_until as "letterWaitsUntil", p.at as "leavesAt",
      t.id as "effectId", t.trouble, t.reason
    from client_notices n join handovers h on h.id = n.handover_id join clients k on k.id = h.client_id
    left join contacts c on c.id = n.contact_id
    left join lateral (
      select min(e.not_before) as at from effects e
      where e.fact_id = n.id and e.kind = 'clientNotice' and e.state = 'planned') p on true
    left join lateral (
      select e.id, e.reason, case when e.bounced_at is not null then 'bounced' else e.state end as trouble from effects e
      where e.fact_id = n.id and e.kind = 'clientNotice' and (e.state in ('failed','unknown') or e.bounced_at is not null)
      order by (e.state = 'unknown') desc, e.planned_at desc limit 1) t on true
    where n.release_id = ${releaseId}
    order by t.id is null, h.annual_profit_minor desc, n.id`);
  return rows.map(({ effectId, trouble, reason, ...row }) => ({
    ...row,
    sentAt: toIso(row.sentAt),
    letterWaitsUntil: toIso(row.letterWaitsUntil),
    leavesAt: toIso(row.leavesAt),
    trouble: effectId && trouble ? { effectId, state: trouble, reason } : null,
  }));
}

const toIso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
