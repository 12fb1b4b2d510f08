import { eq, sql } from "drizzle-orm";
import { sendReleases } from "../../db/schema/client-notices.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { reviewable } from "./ready-notices.ts";
import { requireReleaser } from "./require-releaser.ts";

/**
 * The head has looked at what a release sent: the next may follow. ConflictError `nothingSentYet` while all of it still
 * waits for its hour.
 */
export function reviewRelease(deps: ServiceDeps, actor: Actor, releaseId: string): Promise<{ releaseId: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    const [before] = await tx.select().from(sendReleases).where(eq(sendReleases.id, releaseId));
    if (!before) throw new NotFoundError("release");
    await lock.departure(before.departureId, "update");
    const departure = await findDeparture(tx, before.departureId);
    await requireReleaser(context, departure, "releaseSendList");
    const [release] = await tx.select().from(sendReleases).where(eq(sendReleases.id, releaseId));
    if (release?.reviewedAt) return unchanged({ releaseId });
    const { rows } = await tx.execute<{ ok: boolean }>(
      sql`select ${reviewable} as ok from departures d where d.id = ${departure.id}`,
    );
    if (!rows[0]?.ok) throw new ConflictError("nothingSentYet", "Nothing of this release has gone out yet.");
    await tx.update(sendReleases).set({ reviewedAt: businessNow }).where(eq(sendReleases.id, releaseId));
    await finishTasks(context, { departureId: departure.id, kinds: ["reviewRelease"] }, "reviewed");
    const audit = { verb: "releaseReviewed", subject: `departure:${departure.id}`, body: { releaseId } };
    return done({ releaseId }, [audit], [wakeDeparture(departure.id)]);
  });
}
