import { eq } from "drizzle-orm";
import { handovers } from "../../db/schema/departures.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { findHandover } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import { wakeOwnerLeaving } from "../departures/wake-owner-leaving.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { completeHandoverFact } from "./complete-handover-fact.ts";

const system = { kind: "system", name: "completeHandover" } as const;

/** Ends a handover as handed over once every condition of R21 holds, seen again under the client's lock. */
export function completeHandover(deps: ServiceDeps, handoverId: string): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    const { handover, departure } = await findHandover(tx, handoverId);
    await lock.departure(departure.id, "share");
    await lock.clients([handover.clientId], "update");
    const { due } = await completeHandoverFact(context, handoverId);
    if (!due) return unchanged(undefined);
    await tx.update(handovers).set({ end: "handedOver", endedAt: businessNow }).where(eq(handovers.id, handoverId));
    await finishTasks(context, { handoverIds: [handoverId] }, "moot");
    return done(
      undefined,
      [{ verb: "handoverCompleted", subject: `handover:${handoverId}`, body: { departureId: departure.id } }],
      [wakeDeparture(departure.id), ...(await wakeOwnerLeaving(tx, handover.clientId))],
    );
  });
}
