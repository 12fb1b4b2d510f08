import type { WaiveGate } from "../../contracts/handover-decisions.ts";
import { gates, notes } from "../../db/schema/departures.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findHandover } from "../access/require-access.ts";
import { requireDecider } from "../access/require-decider.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { passGapsOn } from "../inventory/pass-gaps-on.ts";

/** Opens one client's gate without its condition, by the head, with a reason (R3). ConflictError if it is open already. */
export function waiveGate(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: WaiveGate,
): Promise<{ gate: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    const { handover, departure } = await findHandover(tx, handoverId);
    await lock.departure(departure.id, "share");
    await lock.clients([handover.clientId], "update");
    await requireDecider(context, "waiveGate", departure);
    const byId = actor.kind === "person" ? actor.id : null;
    const opened = await tx
      .insert(gates)
      .values({ handoverId, gate: input.gate, openedAt: businessNow, how: "waived", byId })
      .onConflictDoNothing()
      .returning();
    if (opened.length === 0) throw new ConflictError("gateOpen", "This gate is open already.");
    if (input.gate === "inventory")
      await passGapsOn(context, departure, await loadTiming(context, departure), [handoverId]);
    await tx
      .insert(notes)
      .values({ subject: `handover:${handoverId}`, kind: "waivedGate", authorId: byId, text: input.reason });
    return done(
      { gate: input.gate },
      [
        {
          verb: "gateWaived",
          subject: `handover:${handoverId}`,
          body: { gate: input.gate },
          values: { reason: input.reason },
        },
      ],
      [wakeDeparture(departure.id), wakeHandover(handoverId)],
    );
  });
}
