import { sql } from "drizzle-orm";
import type { ChangeContext } from "../../db/transaction.ts";
import { listPendingOfferDecisions } from "../../domain/offers/list-pending-offer-decisions.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { Timing } from "../inventory/load-timing.ts";
import { findApproverBeside } from "../owners/find-approver-of.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** Clients still without a decision: all of them, and those the actor may decide on (R5). */
export interface PendingOffers {
  pending: number;
  pendingForActor: number;
}

/**
 * Ends the tasks of deciding with nothing left to decide (R14): everybody's, or the actor's own where only clients are left that the actor would
 * receive. Those go to whoever may decide on them (R5); where nobody may, time decides.
 */
export async function closeOfferTasks(
  context: ChangeContext,
  departure: DepartureRow,
  timing: Timing,
  outcome: string,
): Promise<PendingOffers> {
  const { actor } = context;
  const receiverIds = await endDecided(context, departure.id, outcome);
  const pending = receiverIds.length;
  if (actor.kind !== "person") return { pending, pendingForActor: 0 };
  const pendingForActor = receiverIds.filter((id) => id !== actor.id).length;
  if (pending > 0 && pendingForActor === 0) {
    const ended = await finishTasks(context, { ...tasksOf(departure.id), assigneeId: actor.id }, outcome);
    const besideId = ended === 0 ? null : await findApproverBeside(context, departure, [actor.id]);
    if (besideId !== null)
      await addToTasks(context, timing.calendar, [
        {
          departureId: departure.id,
          kind: "decideOffers",
          assigneeId: besideId,
          count: pending,
          due: timing.due("S4"),
        },
      ]);
  }
  return { pending, pendingForActor };
}

/** Ends everybody's task once no client waits for a decision any more; the next owner of each that still does. */
export async function endDecided(
  context: ChangeContext,
  departureId: string,
  outcome: string,
): Promise<(string | null)[]> {
  const receiverIds = await listReceiversOfPending(context, departureId);
  if (receiverIds.length === 0) await finishTasks(context, tasksOf(departureId), outcome);
  return receiverIds;
}

const tasksOf = (departureId: string) => ({ departureId, kinds: ["decideOffers" as const] });

/** The next owner of each client that still waits for a decision, neither ended nor waived. */
async function listReceiversOfPending({ tx }: ChangeContext, departureId: string): Promise<(string | null)[]> {
  const { rows } = await tx.execute<{
    id: string;
    receiverId: string | null;
    decided: boolean;
    has_offer: boolean;
    ended: boolean;
  }>(sql`
    select h.id, h.next_owner_id as "receiverId", o.decided_at is not null as decided, o.offer_code is not null as has_offer,
      h."end" is not null or (select true from gates g where g.handover_id = h.id and g.gate = 'offer') is not null as ended
    from offer_decisions o join handovers h on h.id = o.handover_id where h.departure_id = ${departureId}`);
  const pending = new Set(
    listPendingOfferDecisions(
      rows.map((row) => ({
        id: row.id,
        decision: row.decided ? (row.has_offer ? "offer" : "none") : null,
        isOut: row.ended,
      })),
    ),
  );
  return rows.filter(({ id }) => pending.has(id)).map(({ receiverId }) => receiverId);
}
