import { sql } from "drizzle-orm";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { settledAt } from "./read-settled.ts";

export interface ClockView {
  businessNow: string;
  /** Next instant at which any running workflow has something due; null when all wait for people. */
  nextDueAt: string | null;
}

/**
 * Moves the frozen business time of a demo or test database forward, at most to the next due instant of any workflow's
 * row, and wakes what is due then. Ask again until `businessNow` is where you want to be. ConflictError `notSettled`
 * while something is still to be done at the present time, `clockRuns` in a database without a frozen clock.
 */
export function moveClock(deps: ServiceDeps, actor: Actor, to: Date): Promise<ClockView> {
  return change(deps.db, actor, async (context) => {
    const now = await lockClock(context);
    if (to < now) throw new InvalidError("backward", "Business time moves forward only.", { pointer: "/to" });
    const state = await settledAt(context.tx, now);
    if (!state.settled)
      throw new ConflictError("notSettled", "Something is still to be done at this time.", { ...state });
    const next = await readNextDue(context, now);
    const target = next && next < to ? next : to;
    if (target.getTime() === now.getTime()) return unchanged(viewOf(now, next));
    await context.tx.execute(sql`update clock set frozen_at = ${target.toISOString()}::timestamptz`);
    await context.tx.execute(sql`
      insert into wakes (workflow_id, type)
      select id, type from workflows where state = 'running' and next_due_at <= ${target.toISOString()}::timestamptz`);
    const after = await readNextDue(context, target);
    return done(viewOf(target, after), [{ verb: "moveClock", subject: "clock", body: { to: target.toISOString() } }]);
  });
}

/** The frozen business time, locked against others who move it. */
async function lockClock({ tx }: ChangeContext): Promise<Date> {
  const { rows } = await tx.execute<{ frozen: string }>(sql`select frozen_at as frozen from clock for update`);
  if (!rows[0]) throw new ConflictError("clockRuns", "Business time is real in this database.");
  return new Date(rows[0].frozen);
}

export async function readNextDue({ tx }: Pick<ChangeContext, "tx">, after: Date): Promise<Date | null> {
  const { rows } = await tx.execute<{ due: string | null }>(sql`
    select min(next_due_at) as due from workflows where state = 'running' and next_due_at > ${after.toISOString()}::timestamptz`);
  return rows[0]?.due ? new Date(rows[0].due) : null;
}

export const viewOf = (now: Date, next: Date | null): ClockView => ({
  businessNow: now.toISOString(),
  nextDueAt: next?.toISOString() ?? null,
});
