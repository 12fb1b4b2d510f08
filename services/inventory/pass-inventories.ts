import { sql } from "drizzle-orm";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { listSigningDues } from "./list-signing-dues.ts";
import { loadTiming, type Timing } from "./load-timing.ts";
import { passGapsOn } from "./pass-gaps-on.ts";
import { awaitsInventory, isSigned } from "./signed-query.ts";

const system = { kind: "system", name: "passInventories" } as const;
/** Clients passed in one transaction. */
const SET = 500;

/**
 * Opens the gate `inventory` (R3, R10): signed by both, or late and unsigned. The gaps still open, named by the signatures, become the successor's task.
 * Nobody's silence holds a client up.
 */
export async function passInventories(deps: ServiceDeps, departureId: string): Promise<void> {
  let more = true;
  while (more) more = await passSet(deps, departureId);
}

async function passSet(deps: ServiceDeps, departureId: string): Promise<boolean> {
  return change(deps.db, system, async (context) => {
    await context.lock.departure(departureId);
    const departure = await findDeparture(context.tx, departureId);
    if (!isGoingOn(departure.state)) return unchanged(false);
    const timing = await loadTiming(context, departure);
    const passed = await openGates(context, departure, timing);
    if (passed.length === 0) return unchanged(false);
    const late = passed.filter(({ how }) => how === "late").map(({ id }) => id);
    await passGapsOn(
      context,
      departure,
      timing,
      passed.map(({ id }) => id),
    );
    const settled = passed.filter(({ how }) => how === "settled").map(({ id }) => id);
    await endMootTasks(context, departureId, late, settled);
    return done(
      passed.length === SET,
      [{ verb: "passInventories", subject: `departure:${departureId}`, body: { settled, late } }],
      [wakeDeparture(departureId)],
    );
  });
}

async function openGates(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
): Promise<{ id: string; how: "settled" | "late" }[]> {
  const { tx, businessNow } = context;
  const dues = await listSigningDues(context, departure, timing);
  const past = dues.filter(({ dueAt }) => dueAt <= businessNow).map(({ openedAt }) => openedAt.toISOString());
  const { rows } = await tx.execute<{ handover_id: string; how: "settled" | "late" }>(sql`
    insert into gates (handover_id, gate, opened_at, how)
    select c.id, 'inventory', ${businessNow.toISOString()}::timestamptz, case when c.signed then 'settled' else 'late' end
    from (
      select h.id, ${isSigned(departure.leaverId)} as signed, date_trunc('milliseconds', o.opened_at) as opened_at from handovers h
      join gates o on o.handover_id = h.id and o.gate = 'owner' where ${awaitsInventory(departure.id)}
    ) c
    where c.signed or c.opened_at = any(${sql.param(past)}::timestamptz[])
    order by c.id limit ${SET}
    on conflict do nothing returning handover_id, how`);
  return rows.map((row) => ({ id: row.handover_id, how: row.how }));
}

/** Signing is over for passed clients, whoever was asked in the head's part, and for everybody once no client of the departure waits for it. */
async function endMootTasks(
  context: ChangeContext,
  departureId: string,
  late: readonly string[],
  settled: readonly string[],
): Promise<void> {
  const gold = { departureId, kinds: ["signGoldInventory" as const] };
  if (late.length > 0) await finishTasks(context, { ...gold, handoverIds: late }, "late");
  if (settled.length > 0) await finishTasks(context, { ...gold, handoverIds: settled }, "moot");
  const { rows } = await context.tx.execute<{ left: boolean }>(
    sql`select exists (select from handovers h where ${awaitsInventory(departureId)} and h.effective_tier is distinct from 'gold') as left`,
  );
  if (rows[0]?.left === false) await finishTasks(context, { departureId, kinds: ["signInventory"] }, "late");
}
