import { sql } from "drizzle-orm";
import type { ServiceDeps } from "../deps.ts";
import { GENESIS, rowHash, sealedUpTo } from "./row-hash.ts";

/** One sealer at a time, whatever process it runs in. */
const SEALER_LOCK = 7_305_003;

/**
 * Seals audit rows whose transactions can have no older neighbour still running: gives each its position, in order of
 * id, and chains the batch to the seal before. Chaining after the fact keeps decisions from waiting for one another.
 * Returns how many rows were sealed.
 */
export async function sealAudit(deps: Pick<ServiceDeps, "db">): Promise<number> {
  return deps.db.query.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEALER_LOCK})`);
    const { rows } = await tx.execute<{ count: number }>(sql`
      with last as (
        select coalesce((select to_position from seals order by id desc limit 1), 0) as position,
               ${sealedUpTo} as xid,
               coalesce((select hash from seals order by id desc limit 1), ${GENESIS}) as hash,
               pg_snapshot_xmin(pg_current_snapshot()) as xmin
      ), batch as (
        select l.position + row_number() over (order by a.id) as position, a.id as audit_id, ${rowHash} as row_hash
        from audit a, last l
        where a.xid >= l.xid and a.xid < l.xmin and not exists (select from sealed s where s.audit_id = a.id)
      ), kept as (
        insert into sealed (position, audit_id, row_hash) select position, audit_id, row_hash from batch order by position
      )
      insert into seals (from_position, to_position, hash, up_to_xid)
      select min(b.position), max(b.position), sha256(l.hash || string_agg(b.row_hash, ''::bytea order by b.position)), l.xmin
      from batch b, last l group by l.hash, l.xmin
      returning (to_position - from_position + 1)::int as count`);
    return rows[0]?.count ?? 0;
  });
}
