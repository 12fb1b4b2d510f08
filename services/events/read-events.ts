import { sql } from "drizzle-orm";
import type { ServiceDeps } from "../deps.ts";

/** A sealed change, as the live stream tells of it. */
export interface ChangeEvent {
  /** Place in the sealed order: gapless, and safe to resume from. */
  position: number;
  /** `handover:<id>` … */
  subject: string;
  verb: string;
}

/** The newest sealed position, 0 before the first. */
export async function readLastPosition(deps: Pick<ServiceDeps, "db">): Promise<number> {
  const { rows } = await deps.db.query.execute<{ last: string | null }>(
    sql`select max(to_position) as last from seals`,
  );
  return Number(rows[0]?.last ?? 0);
}

/** Sealed changes after a position, in order. */
export async function readEvents(deps: Pick<ServiceDeps, "db">, after: number, limit: number): Promise<ChangeEvent[]> {
  const { rows } = await deps.db.query.execute<{ position: string; subject: string; verb: string }>(sql`
    select s.position, a.subject, a.verb from sealed s join audit a on a.id = s.audit_id
    where s.position > ${after} order by s.position limit ${limit}`);
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
