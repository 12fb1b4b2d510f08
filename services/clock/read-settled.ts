import { sql } from "drizzle-orm";
import { look, type Tx } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";

export interface Settled {
  /** Nothing is left to do at this business time: no wake row, no effect claimed or due, no failed step to try again, no mail to the company unread. */
  settled: boolean;
  wakes: number;
  /** Effects being sent, or planned and due. */
  effects: number;
  /** Steps that failed and wait for their next try. */
  failedSteps: number;
}

const system = { kind: "system", name: "clock" } as const;

/** Has the process done everything this business time asks for? */
export const readSettled = (deps: Pick<ServiceDeps, "db">): Promise<Settled> =>
  look(deps.db, system, ({ tx, businessNow }) => settledAt(tx, businessNow));

/** Some workflow has facts to look at: certainly not settled. One statement, for those who ask many times a second. */
export async function hasWakes({ db }: Pick<ServiceDeps, "db">): Promise<boolean> {
  const { rows } = await db.query.execute<{ some: boolean }>(sql`select exists (select from wakes) as some`);
  return rows[0]?.some ?? false;
}

export async function settledAt(tx: Tx, businessNow: Date): Promise<Settled> {
  const { company } = await readSettings(tx);
  const own = [company.fromAddress, company.meetingAddress];
  const { rows } = await tx.execute<{ wakes: number; effects: number; failed: number; unread: number }>(sql`
    select (select count(*) from wakes)::int as wakes,
           (select count(*) from effects where state = 'claimed'
              or (state = 'planned' and not_before <= ${businessNow.toISOString()}::timestamptz))::int as effects,
           (select count(*) from steps where next_attempt_at is not null)::int as failed,
           (select count(*) from mailbox where read_at is null and envelope_to && ${sql.param(own)}::text[])::int as unread`);
  const { wakes, effects, failed, unread } = rows[0] as {
    wakes: number;
    effects: number;
    failed: number;
    unread: number;
  };
  return { settled: wakes + effects + failed + unread === 0, wakes, effects, failedSteps: failed };
}
