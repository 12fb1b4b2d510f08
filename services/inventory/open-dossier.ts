import { eq, sql } from "drizzle-orm";
import { handovers } from "../../db/schema/departures.ts";
import type { ChangeContext, Context } from "../../db/transaction.ts";
import { type AccessSubject, decideAccess } from "../../domain/access/decide-access.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import {
  type DepartureRow,
  findHandover,
  type HandoverRow,
  handoverSubject,
  requireAccess,
} from "../access/require-access.ts";
import { ChangedError, ConflictError, ForbiddenError } from "../errors.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { listDossierChanges } from "./list-dossier-changes.ts";

/** Whose record a dossier is; the deputy of a leaver or successor who is away stands where they do, while work of theirs is open. */
export async function withStandIn(
  context: Pick<Context, "tx" | "actor">,
  handover: HandoverRow,
  departure: DepartureRow,
): Promise<AccessSubject> {
  const subject = handoverSubject(handover, departure);
  const { actor } = context;
  if (actor.kind !== "person") return subject;
  const people = await listActingFor(context, actor.id, null, departure.id);
  const stands = [departure.leaverId, handover.nextOwnerId].some((id) => id !== null && people.includes(id));
  return stands && actor.id !== departure.leaverId
    ? { ...subject, ownIds: [...(subject.ownIds ?? []), actor.id] }
    : subject;
}

/**
 * Whether this person may change the dossier now: the leaver until the switch, everybody until the handover ends, and its owner for as long as the client
 * is theirs after it was handed over.
 */
export async function mayEditDossier(
  context: Pick<Context, "tx" | "actor">,
  subject: AccessSubject,
  handover: HandoverRow,
  departure: DepartureRow,
): Promise<boolean> {
  const { actor } = context;
  if (handover.end === "handedOver")
    return (
      decideAccess(actor, "completeDossier", { ownIds: subject.ownIds ?? [] }).allowed &&
      (await isStillOwned(context, handover))
    );
  if (!isGoingOn(departure.state) || handover.end !== null) return false;
  // Someone who stands in no other way than as leaver reads only from the switch on.
  const asWhom = handover.switchedAt === null ? subject : { ...subject, leaverId: null };
  return decideAccess(actor, "completeDossier", asWhom).allowed;
}

/** The client is with whom it was handed over to, and not on its way to another. */
async function isStillOwned({ tx }: Pick<Context, "tx">, { clientId, nextOwnerId }: HandoverRow): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from ownerships o where o.client_id = ${clientId} and o.person_id = ${nextOwnerId} and upper_inf(o.during)
      and not exists (select from handovers x where x.client_id = ${clientId} and x."end" is null)`);
  return rows.length > 0;
}

/**
 * Locks one client's dossier for an edit by leaver, successor or head and raises its version. ChangedError, with what changed and by whom, when `version` is an
 * older one;
 * ConflictError `handedOver` for the leaver once the client is handed over (read only then), and for everybody but its owner once the handover ended.
 */
export async function openDossier(
  context: ChangeContext,
  handoverId: string,
  version: number | null,
): Promise<{ handover: HandoverRow; departure: DepartureRow; version: number }> {
  const { tx } = context;
  const { departureId } = (await findHandover(tx, handoverId)).handover;
  await context.lock.departure(departureId, "share");
  const { handover, departure } = await findHandover(tx, handoverId);
  await context.lock.clients([handover.clientId], "update");
  const subject = await withStandIn(context, handover, departure);
  requireAccess(context, "completeDossier", subject);
  if (!(await mayEditDossier(context, subject, handover, departure))) {
    if (!isGoingOn(departure.state)) throw new ForbiddenError("notRunning");
    throw new ConflictError("handedOver", "This client is handed over and can no longer be changed here.");
  }
  const [row] = await tx
    .update(handovers)
    .set({ version: sql`${handovers.version} + 1` })
    .where(eq(handovers.id, handoverId))
    .returning({ version: handovers.version });
  const now = row?.version ?? 0;
  if (version !== null && now !== version + 1)
    throw new ChangedError(now - 1, await listDossierChanges(context, departure, handover.clientId, version));
  return { handover, departure, version: now };
}
