import { sql } from "drizzle-orm";

/** Hash of one audit row `a`, over every column; the same expression seals and verifies. */
export const rowHash = sql`sha256(convert_to(concat_ws(chr(31), a.id, a.xid::text, extract(epoch from a.at), extract(epoch from a.business_at), a.actor, a.verb, a.subject, encode(a.digest, 'hex'), a.body), 'UTF8'))`;

/** What the chain begins with. */
export const GENESIS = sql`sha256('handover audit'::bytea)`;
