import { sql } from "drizzle-orm";
import type { SendList } from "../../contracts/client-notices.ts";
import type { Context } from "../../db/transaction.ts";

type Release = SendList["releases"][number];

/** The releases of a departure so far, oldest first, with how many of each are where. */
export async function listReleases({ tx }: Pick<Context, "tx">, departureId: string): Promise<Release[]> {
  const { rows } = await tx.execute<Release & Record<string, unknown>>(sql`
    select r.id as "releaseId", r.count, r.released_at as "releasedAt", r.reviewed_at as "reviewedAt",
      count(n.id) filter (where n.sent_at is not null)::int as sent, count(n.id) filter (where n.state = 'failed')::int as failed,
      count(n.id) filter (where n.confirmed_at is not null)::int as confirmed,
      count(n.id) filter (where n.state = 'released')::int as "underWay",
      count(n.id) filter (where e.unknown)::int as unknown, min(e.next_at) filter (where n.state = 'released') as "nextLeavesAt"
    from send_releases r left join client_notices n on n.release_id = r.id
    left join lateral (
      select bool_or(e.state = 'unknown') as unknown, min(e.not_before) filter (where e.state = 'planned') as next_at
      from effects e where e.fact_id = n.id and e.kind = 'clientNotice') e on true
    where r.departure_id = ${departureId} group by r.id order by r.released_at, r.recorded_at, r.id`);
  return rows.map((row) => ({
    ...row,
    releasedAt: new Date(row.releasedAt).toISOString(),
    reviewedAt: row.reviewedAt === null ? null : new Date(row.reviewedAt).toISOString(),
    nextLeavesAt: row.nextLeavesAt === null ? null : new Date(row.nextLeavesAt).toISOString(),
  }));
}
