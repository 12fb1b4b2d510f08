import { sql } from "drizzle-orm";

/** Hash of one audit row `a`, over every column; the same expression seals and verifies. */
export const rowHash = sql`sha256(convert_to(concat_ws(chr(31), a.id, a.xid::text, extract(epoch from a.at), extract(epoch from a.business_at), a.actor, a.verb, a.subject, encode(a.digest, 'hex'), a.body), 'UTF8'))`;

/**
 * Every audit row of a transaction below this id is sealed. '0' while that is not known: before the first seal, and after
 * a dump was restored on another server, where the last seal names a transaction that has not been.
 */
export const sealedUpTo = sql`coalesce((
  select case when up_to_xid <= pg_snapshot_xmax(pg_current_snapshot()) then up_to_xid end from seals order by id desc limit 1), '0'::xid8)`;

/** What the chain begins with. */
export const GENESIS = sql`sha256('handover audit'::bytea)`;
