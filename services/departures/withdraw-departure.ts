import type { DepartureChanged } from "../../contracts/routes/departures.ts";
import { change } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { carryOutWithdrawal } from "./carry-out-withdrawal.ts";
import { findKnownDeparture } from "./known-departures.ts";

/**
 * HR withdraws a notice before any client was told: everything planned is undone, the person is active again. Before
 * the confirmation it leaves no trace outside the audit. Afterwards it is refused with what is already under way.
 *
 * @throws ConflictError `clientsTold` with counts and handover ids; `notOpen`
 */
export function withdrawDeparture(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string },
): Promise<DepartureChanged> {
  return change(deps.db, actor, async (context) => {
    await context.lock.departure(input.departureId, "update");
    const departure = await findKnownDeparture(context, input.departureId);
    requireAccess(context, "changeDeparture", departureSubject(departure));
    return carryOutWithdrawal(deps, context, departure);
  });
}
