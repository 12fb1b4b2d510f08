import { sql } from "drizzle-orm";
import type { SendList } from "../../contracts/client-notices.ts";
import type { Context } from "../../db/transaction.ts";

type Release = SendList["releases"][number];

/**
 * The releases of a departure so far, oldest first, with how many of each are where: each notice once, so that the numbers add up to the
 * release's own. What left it again stands under a later release, or under none.
 */
export async function listReleases({ tx }: Pick<Context, "tx">, departureId: string): Promise<Release[]> {
  const { rows } = await tx.execute<Release & Record<string, unknown>>(sql`
    select r.id as "releaseId", r.count, r.released_at as "releasedAt", r.reviewed_at as "reviewedAt",
      count(*) filter (where e.place = 'sent')::int as sent, count(*) filter (where e.place = 'byPeople')::int as "byPeople",
      count(*) filter (where e.place = 'underWay')::int as "underWay", count(*) filter (where e.place = 'failed')::int as failed,
      count(*) filter (where e.place = 'unknown')::int as unknown,
      r.count - count(*) filter (where e.place in ('sent','byPeople','underWay','failed','unknown'))::int as "takenBack",
      count(n.id) filter (where n.confirmed_at is not null)::int as confirmed,
      min(e.next_at) filter (where n.state = 'released') as "nextLeavesAt"
    from send_releases r left join client_notices n on n.release_id = r.id
    left join lateral (
      select min(e.not_before) filter (where e.state = 'planned') as next_at,
        case when bool_or(e.state = 'unknown') then 'unknown' when n.state = 'failed' then 'failed' when n.state = 'cancelled' then 'takenBack'
          when n.sent_at is not null then 'sent' when n.state = 'told' or n.channel is distinct from 'email' then 'byPeople'
          else 'underWay' end as place
      from effects e where e.fact_id = n.id and e.kind = 'clientNotice') e on n.id is not null
    where r.departure_id = ${departureId} group by r.id order by r.released_at, r.recorded_at, r.id`);
  return rows.map((row) => ({
    ...row,
    releasedAt: new Date(row.releasedAt).toISOString(),
    reviewedAt: row.reviewedAt === null ? null : new Date(row.reviewedAt).toISOString(),
    nextLeavesAt: row.nextLeavesAt === null ? null : new Date(row.nextLeavesAt).toISOString(),
  }));
}
