import { sql } from "drizzle-orm";
import type { SendList, SendListItem } from "../../contracts/client-notices.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { gatesOpen, maybeTold, waitsForReview } from "./ready-notices.ts";
import { requireReleaser } from "./require-releaser.ts";

/** The send list of a departure: what is ready or held, most valuable first, and the releases so far. */
export function listSendList(deps: ServiceDeps, actor: Actor, departureId: string): Promise<SendList> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    await requireReleaser(context, departure, "readSendList");
    const items = await listItems(context, departureId);
    const ready = items.filter((item) => item.state === "ready").length;
    const releases = await listReleases(context, departureId);
    return { items, ready, held: items.length - ready, atMost: await readLimit(context, departureId), releases };
  });
}

/** The next release takes at most so many: the first a few, the second none before those were looked at. */
export async function readLimit({ tx }: Pick<Context, "tx">, departureId: string): Promise<number | null> {
  const { rows } = await tx.execute<{ any: boolean; waits: boolean }>(sql`
    select exists (select from send_releases r where r.departure_id = d.id) as any, ${waitsForReview} as waits
    from departures d where d.id = ${departureId}`);
  if (!rows[0]?.any) return (await readSettings(tx)).policy.firstReleaseAtMost;
  return rows[0].waits ? 0 : null;
}

async function listItems({ tx }: Context, departureId: string): Promise<SendListItem[]> {
  const { rows } = await tx.execute<SendListItem & Record<string, unknown>>(sql`
    select n.id as "noticeId", h.id as "handoverId", k.id as "clientId", k.name as "clientName", h.effective_tier as tier, n.state,
      h.next_owner_id as "successorId", p.name as "successorName", c.name as "contactName", n.channel,
      case n.channel when 'email' then c.email when 'phone' then coalesce(c.phone, k.phone) end as address,
      h.effective_tier = 'gold' and coalesce(c.phone, k.phone) is not null and not ('phone' = any(coalesce(c.do_not_contact, '{}'))) as "calledFirst",
      n.row_version as version
    from client_notices n join handovers h on h.id = n.handover_id join departures d on d.id = h.departure_id
    join clients k on k.id = h.client_id left join people p on p.id = h.next_owner_id left join contacts c on c.id = n.contact_id
    where h.departure_id = ${departureId} and n.state in ('ready','held') and ${gatesOpen} and ${maybeTold}
    order by h.annual_profit_minor desc, n.id`);
  return rows.map((row) => ({ ...row, calledFirst: row.calledFirst ?? false }));
}

async function listReleases({ tx }: Context, departureId: string): Promise<SendList["releases"]> {
  const { rows } = await tx.execute<SendList["releases"][number] & Record<string, unknown>>(sql`
    select r.id as "releaseId", r.count, r.released_at as "releasedAt", r.reviewed_at as "reviewedAt",
      count(n.id) filter (where n.sent_at is not null)::int as sent, count(n.id) filter (where n.state = 'failed')::int as failed,
      count(n.id) filter (where n.confirmed_at is not null)::int as confirmed
    from send_releases r left join client_notices n on n.release_id = r.id
    where r.departure_id = ${departureId} group by r.id order by r.released_at, r.id`);
  return rows.map((row) => ({
    ...row,
    releasedAt: new Date(row.releasedAt).toISOString(),
    reviewedAt: row.reviewedAt === null ? null : new Date(row.reviewedAt).toISOString(),
  }));
}
