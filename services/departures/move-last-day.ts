import type { DepartureChanged } from "../../contracts/routes/departures.ts";
import { change } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { carryOutMove, type DayMove } from "./carry-out-move.ts";
import { findKnownDeparture } from "./known-departures.ts";

/**
 * HR moves the last working day. Stages that have begun keep the deadline people work to, the others are counted back
 * anew (R2); no client told already stays with the leaver past the new day.
 *
 * @throws ConflictError `leaverGone` once the sign-in has ended, `notOpen`; InvalidError for a day before today or the notice
 */
export function moveLastDay(
  deps: ServiceDeps,
  actor: Actor,
  input: DayMove & { departureId: string },
): Promise<DepartureChanged> {
  return change(deps.db, actor, async (context) => {
    await context.lock.departure(input.departureId, "update");
    const departure = await findKnownDeparture(context, input.departureId);
    requireAccess(context, "changeDeparture", departureSubject(departure));
    return carryOutMove(context, departure, input);
  });
}
