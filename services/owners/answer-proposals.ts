import { sql } from "drizzle-orm";
import type { AnswerProposals, AnswerProposalsResult } from "../../contracts/owners.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { endAnsweredTasks } from "./end-answered-tasks.ts";
import { storeNotes } from "./store-notes.ts";

/**
 * A successor (or the deputy while they are away) accepts or declines clients approved for them, in bulk (R5). `accept: "all"` takes whatever is
 * not declined in the same call. ConflictError `notOpen` names handovers that are not theirs to answer any more; nothing is answered then.
 */
export async function answerProposals(
  deps: ServiceDeps,
  actor: Actor,
  input: AnswerProposals & { departureId: string },
): Promise<AnswerProposalsResult> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const { departureId } = input;
    if (actor.kind !== "person") throw new ForbiddenError("notYours");
    await context.lock.departure(departureId, "share");
    await findDeparture(tx, departureId);
    const ownerIds = await listActingFor(context, actor.id, "acceptClients", departureId);
    requireAccess(context, "answerProposal", { ownIds: [actor.id] });
    const { rows: open } = await tx.execute<{ id: string; handover_id: string; owner_id: string }>(sql`
      select p.id, p.handover_id, p.owner_id from proposals p join handovers h on h.id = p.handover_id
      where h.departure_id = ${departureId} and h."end" is null and h.next_owner_id is null
        and p.owner_id = any(${sql.param(ownerIds)}::uuid[]) and p.decision in ('approved','changed')
        and p.answer is null and p.superseded_at is null and not p.assigned
      order by p.id for update of p`);
    const declined = new Map(input.decline.map((entry) => [entry.handoverId, entry]));
    const accepted = new Set(
      input.accept === "all"
        ? open.map((row) => row.handover_id).filter((id) => !declined.has(id))
        : input.accept.filter((id) => !declined.has(id)),
    );
    const known = new Set(open.map((row) => row.handover_id));
    const gone = [...accepted, ...declined.keys()].filter((id) => !known.has(id));
    if (gone.length > 0 || open.length === 0) {
      throw new ConflictError("notOpen", "These clients are not waiting for your answer.", { handoverIds: gone });
    }
    const answered = open.filter((row) => accepted.has(row.handover_id) || declined.has(row.handover_id));
    const reasons = answered.map((row) => declined.get(row.handover_id)?.reason ?? null);
    await tx.execute(sql`
      update proposals p set answer = case when a.reason is null then 'accepted' else 'declined' end, decline_reason = a.reason,
        answered_by_id = ${actor.id}, answered_at = ${businessNow.toISOString()}::timestamptz, version = p.version + 1
      from unnest(${sql.param(answered.map((row) => row.id))}::uuid[], ${sql.param(reasons)}::text[]) as a(id, reason)
      where p.id = a.id`);
    await storeNotes(
      context,
      answered.flatMap((row) => {
        const note = declined.get(row.handover_id)?.note;
        return note ? [{ subject: `proposal:${row.id}`, kind: "declined", text: note }] : [];
      }),
    );
    await endAnsweredTasks(context, departureId, "answered");
    const result = { accepted: accepted.size, declined: declined.size };
    const body = { ...result, proposals: answered.map((row) => row.id) };
    return done(
      result,
      [{ verb: "answerProposals", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}
