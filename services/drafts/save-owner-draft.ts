import type { OwnerDraft, OwnerDraftView } from "../../contracts/owner-draft.ts";
import { drafts } from "../../db/schema/drafts.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ChangedError, ConflictError, ForbiddenError } from "../errors.ts";
import { isDraftOf, readDraft } from "./read-draft.ts";

/**
 * Keeps the actor's marks on a departure's proposals until the verdict. `version` is the draft's as this device read it, null or 0 for a
 * first one. ChangedError with `now`, the draft as another device or the verdict left it, for an older version; ConflictError `departureEnded`.
 */
export async function saveOwnerDraft(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string; version: number | null; draft: OwnerDraft },
): Promise<OwnerDraftView> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    const { departureId, draft } = input;
    // Shared, so that no verdict empties the draft while it is written.
    await context.lock.departure(departureId, "share");
    const departure = await findToldDeparture(context, departureId);
    await requireAccessOrTask(context, "approveOwners", departureSubject(departure), departureId);
    if (!isGoingOn(departure.state)) throw new ConflictError("departureEnded", "This departure is not running.");
    const of = { personId: actor.id, departureId };
    const before = await readDraft(tx, of, { lock: true });
    if (before.version !== (input.version ?? 0)) throw new ChangedError(before.version, [], { now: before });
    const body = { ...draft, reviewed: [...new Set(draft.reviewed)] };
    const values = { body, version: before.version + 1, updatedAt: businessNow };
    const written =
      before.version === 0
        ? await tx
            .insert(drafts)
            .values({ ...of, kind: "owners", ...values })
            .onConflictDoNothing()
            .returning({ version: drafts.version })
        : await tx.update(drafts).set(values).where(isDraftOf(of)).returning({ version: drafts.version });
    if (written.length === 0) {
      const now = await readDraft(tx, of);
      throw new ChangedError(now.version, [], { now });
    }
    const counts = {
      reviewed: body.reviewed.length,
      changes: body.changes.length,
      refusals: body.refusals.length,
    };
    return done({ ...body, version: values.version, updatedAt: businessNow.toISOString() }, [
      // A subject of its own: whoever follows the departure is not told that its proposals are being looked at.
      { verb: "saveOwnerDraft", subject: `draft:${actor.id}`, body: { departureId, ...counts }, values: body },
    ]);
  });
}
