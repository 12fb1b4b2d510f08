import type { RecordOffer } from "../../contracts/client-notices.ts";
import { notes } from "../../db/schema/departures.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findHandover, handoverSubject } from "../access/require-access.ts";
import { requireAccessOrWork } from "../access/require-access-or-task.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** The successor made the decided offer in person (R14). ConflictError `noOfferAsked` where none is waiting. */
export function recordOffer(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: RecordOffer,
): Promise<{ handoverId: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock } = context;
    const before = await findHandover(tx, handoverId);
    await lock.departure(before.departure.id, "share");
    const { handover, departure } = await findHandover(tx, handoverId);
    if (actor.kind === "person" && actor.id === departure.leaverId) throw new ForbiddenError("leaverMayNot");
    await requireAccessOrWork(context, "recordOffer", handoverSubject(handover, departure), {
      handoverId,
      kinds: ["offerInPerson"],
    });
    const ended = await finishTasks(context, { kinds: ["offerInPerson"], handoverIds: [handoverId] }, "made");
    if (ended === 0) throw new ConflictError("noOfferAsked", "No offer is waiting to be made to this client.");
    if (input.note)
      await tx.insert(notes).values({
        subject: `handover:${handoverId}`,
        kind: "offer",
        authorId: actor.kind === "person" ? actor.id : null,
        text: input.note,
      });
    return done(
      { handoverId },
      [{ verb: "offerMade", subject: `handover:${handoverId}`, body: {}, values: { note: input.note } }],
      [wakeHandover(handoverId), wakeDeparture(departure.id)],
    );
  });
}
