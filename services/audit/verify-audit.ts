import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { GENESIS, rowHash, sealedUpTo } from "./row-hash.ts";

/** What does not hold, and where: audit row ids, positions or seal ids. */
export interface AuditFault {
  kind: "edited" | "deleted" | "inserted" | "cutTail" | "brokenChain";
  at: number;
}

export interface AuditVerdict {
  valid: boolean;
  events: number;
  sealed: number;
  /** Hash of the newest seal, hex; keep it elsewhere and name it as `expectedHead` later. */
  head: string | null;
  faults: AuditFault[];
}

/**
 * Recomputes every row hash and the whole chain. Names rows edited, deleted, or inserted where no seal reaches them
 * (behind the last one, or under a transaction that has not been), a chain that does not join, and a tail cut off (positions missing at the end, or an `expectedHead` no longer in the chain).
 */
export async function verifyAudit(tx: Tx, expectedHead?: string): Promise<AuditVerdict> {
  const { rows: faults } = await tx.execute<{ kind: AuditFault["kind"]; at: string }>(sql`
    select 'edited' as kind, a.id as at from sealed s join audit a on a.id = s.audit_id where s.row_hash <> ${rowHash}
    union all
    select 'deleted', s.audit_id from sealed s left join audit a on a.id = s.audit_id where a.id is null
    union all
    select 'inserted', a.id from audit a left join sealed s on s.audit_id = a.id
      where s.audit_id is null and (a.xid < ${sealedUpTo}
        or a.xid >= pg_snapshot_xmax(pg_current_snapshot()))
    union all
    select 'cutTail', x.to_position from (select max(to_position) as to_position from seals) x
      where x.to_position is distinct from (select max(position) from sealed)
    union all
    select 'brokenChain', c.id from (
      select e.id, e.hash, e.from_position,
             coalesce(lag(e.hash) over (order by e.id), ${GENESIS}) as before,
             coalesce(lag(e.to_position) over (order by e.id), 0) as ended,
             (select string_agg(s.row_hash, ''::bytea order by s.position) from sealed s
              where s.position between e.from_position and e.to_position) as hashes
      from seals e) c
    where c.from_position <> c.ended + 1 or c.hashes is null or c.hash <> sha256(c.before || c.hashes)
    order by 2`);
  const { rows: counts } = await tx.execute<{
    events: number;
    sealed: number;
    head: string | null;
    known: boolean;
  }>(sql`
    select (select count(*) from audit)::int as events, (select count(*) from sealed)::int as sealed,
           (select encode(hash, 'hex') from seals order by id desc limit 1) as head,
           ${expectedHead ?? null}::text is null or exists (select from seals where encode(hash, 'hex') = ${expectedHead ?? null}) as known`);
  const found = counts[0] as { events: number; sealed: number; head: string | null; known: boolean };
  const list: AuditFault[] = faults.map((fault) => ({ kind: fault.kind, at: Number(fault.at) }));
  if (!found.known) list.push({ kind: "cutTail", at: found.sealed });
  return { valid: list.length === 0, events: found.events, sealed: found.sealed, head: found.head, faults: list };
}
