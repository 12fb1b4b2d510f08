import { sql } from "drizzle-orm";
import { look, type Tx } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";

export interface Settled {
  /** Nothing is left to do at this business time: no wake row, no effect claimed or due, no failed step to try again. */
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

export async function settledAt(tx: Tx, businessNow: Date): Promise<Settled> {
  const { rows } = await tx.execute<{ wakes: number; effects: number; failed: number }>(sql`
    select (select count(*) from wakes)::int as wakes,
           (select count(*) from effects where state = 'claimed'
              or (state = 'planned' and not_before <= ${businessNow.toISOString()}::timestamptz))::int as effects,
           (select count(*) from steps where next_attempt_at is not null)::int as failed`);
  const { wakes, effects, failed } = rows[0] as { wakes: number; effects: number; failed: number };
  return { settled: wakes + effects + failed === 0, wakes, effects, failedSteps: failed };
}
