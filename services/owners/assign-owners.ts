import { sql } from "drizzle-orm";
import type { AssignOwners } from "../../contracts/owners.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { Tier } from "../../domain/codes.ts";
import { departureSubject, findDeparture } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { readSettings } from "../settings/read-settings.ts";
import { checkReceivers } from "./check-receivers.ts";
import { closeApproval } from "./close-approval.ts";
import { needsAssignment } from "./needs-assignment.ts";
import { requireApprover } from "./require-approver.ts";
import { storeNotes } from "./store-notes.ts";

/**
 * The head (then the head's superior) names a person for clients without a next owner, with a reason: after the rounds, or after an answer that came
 * too late (R5). An open proposal of such a client ends. `handoverIds: "all"` means every client that needs it.
 */
export async function assignOwners(
  deps: ServiceDeps,
  actor: Actor,
  input: AssignOwners & { departureId: string },
): Promise<{ assigned: number }> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const { departureId, personId, reason } = input;
    await context.lock.departure(departureId);
    const departure = await findDeparture(tx, departureId);
    await requireAccessOrTask(context, "approveOwners", departureSubject(departure), departureId);
    await context.lock.people([personId], "update");
    const timing = await loadTiming(context, departure);
    const byId = await requireApprover(context, departure, [personId]);
    const { policy } = await readSettings(tx);
    const which =
      input.handoverIds === "all"
        ? needsAssignment(departureId, policy.ownerRounds)
        : sql`h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
            and h.id = any(${sql.param(input.handoverIds)}::uuid[])`;
    const { rows } = await tx.execute<{ id: string; tier: Tier | null; counted: boolean }>(sql`
      select h.id, h.effective_tier as tier, exists (
        select from proposals p where p.handover_id = h.id and p.superseded_at is null and coalesce(p.owner_id, p.proposed_id) = ${personId}
          and p.decision is distinct from 'refused' and p.answer is distinct from 'declined') as counted
      from handovers h where ${which} order by h.id`);
    if (rows.length === 0) return unchanged({ assigned: 0 });
    await checkReceivers(
      context,
      departure,
      timing.today,
      rows.map(({ id, tier, counted }) => ({ handoverId: id, personId, tier, counted })),
    );
    const ids = sql.param(rows.map(({ id }) => id));
    const now = sql`${businessNow.toISOString()}::timestamptz`;
    await tx.execute(sql`
      update proposals set superseded_at = ${now}, superseded_how = 'assigned', version = version + 1
      where handover_id = any(${ids}::uuid[]) and superseded_at is null`);
    const { rows: made } = await tx.execute<{ id: string }>(sql`
      insert into proposals (handover_id, round, proposed_id, reasons, proposed_at, decision, decided_by_id, decided_at, owner_id, assigned)
      select i.id, coalesce((select max(p.round) from proposals p where p.handover_id = i.id), 0) + 1, ${personId}, '["assigned"]'::jsonb,
        ${now}, 'changed', ${byId}, ${now}, ${personId}, true
      from unnest(${ids}::uuid[]) i(id) returning id`);
    await storeNotes(
      context,
      made.map(({ id }) => ({ subject: `proposal:${id}`, kind: "assigned", text: reason })),
    );
    await closeApproval(context, departure, timing);
    const body = { personId, proposals: made.map(({ id }) => id) };
    return done(
      { assigned: made.length },
      [{ verb: "assignOwners", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}
