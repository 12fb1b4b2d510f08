import { sql } from "drizzle-orm";
import type { ApproveOwners, ApproveOwnersResult } from "../../contracts/owners.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject, findDeparture } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { takeFromDrafts } from "../drafts/take-from-drafts.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { checkReceivers } from "./check-receivers.ts";
import { closeApproval } from "./close-approval.ts";
import { listInterested } from "./list-interested.ts";
import { loadOpenProposals, type OpenProposal } from "./load-open-proposals.ts";
import { requireApprover } from "./require-approver.ts";
import { storeNotes } from "./store-notes.ts";

interface Decision {
  proposal: OpenProposal;
  decision: "approved" | "changed" | "refused";
  ownerId: string | null;
  reason: string | null;
}

/**
 * The head's decision on a round of proposals in one go (R5): change some with a reason, refuse some with a reason, approve the rest as proposed.
 * `expectedCount` is the number the rest stands for as the head read it; another number is refused (`countChanged`), what is gone of the `versions`
 * read aside; two decisions on one client are `decidedTwice`. Proposals that changed, went or came since they were read, that have no person, or that are another approver's are left out and listed.
 */
export async function approveOwners(
  deps: ServiceDeps,
  actor: Actor,
  input: ApproveOwners & { departureId: string },
): Promise<ApproveOwnersResult> {
  return change(deps.db, actor, async (context) => {
    const { departureId } = input;
    await context.lock.departure(departureId);
    const departure = await findDeparture(context.tx, departureId);
    await requireAccessOrTask(context, "approveOwners", departureSubject(departure), departureId);
    requireOneDecisionEach(input);
    const open = await loadOpenProposals(context.tx, departureId);
    const { decisions, leftOut, restCount, gone } = sortOut(input, open, await listInterested(context, departure));
    const missing = (input.expectedCount ?? Number.NaN) - restCount;
    if (input.approveRest && !(missing >= 0 && missing <= gone)) {
      throw new ConflictError("countChanged", "The number of proposals is another by now.", { count: restCount });
    }
    const owners = decisions.flatMap(({ ownerId }) => (ownerId ? [ownerId] : []));
    await context.lock.people(owners, "update");
    const timing = await loadTiming(context, departure);
    await requireApprover(context, departure, owners);
    await checkReceivers(
      context,
      departure,
      timing.today,
      decisions.flatMap(({ proposal, ownerId }) =>
        ownerId
          ? [
              {
                handoverId: proposal.handoverId,
                personId: ownerId,
                tier: proposal.tier,
                counted: ownerId === proposal.proposedId,
              },
            ]
          : [],
      ),
      decisions.flatMap(({ proposal, ownerId }) =>
        proposal.proposedId !== null && proposal.proposedId !== ownerId ? [proposal.proposedId] : [],
      ),
    );
    const count = (which: Decision["decision"]) => decisions.filter(({ decision }) => decision === which).length;
    const result = {
      approved: count("approved"),
      changed: count("changed"),
      refused: count("refused"),
      leftOut,
    };
    if (decisions.length === 0) return unchanged(result);
    await decide(context, decisions);
    await takeFromDrafts(
      context,
      departureId,
      decisions.map(({ proposal }) => proposal.handoverId),
    );
    await addToTasks(
      context,
      timing.calendar,
      [...countBy(owners)].map(([assigneeId, clients]) => ({
        departureId,
        kind: "acceptClients" as const,
        assigneeId,
        count: clients,
        due: timing.due("S1"),
      })),
    );
    await closeApproval(context, departure, timing);
    const body = { ...result, leftOut: leftOut.length, proposals: decisions.map(({ proposal }) => proposal.id) };
    return done(
      result,
      [{ verb: "approveOwners", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}

function requireOneDecisionEach({ changes, refusals }: ApproveOwners): void {
  const times = countBy([...changes, ...refusals].map(({ handoverId }) => handoverId));
  const twice = [...times].flatMap(([id, count]) => (count > 1 ? [id] : []));
  if (twice.length > 0) {
    throw new InvalidError("decidedTwice", "A client can have one decision.", { handoverIds: twice });
  }
}

function sortOut(input: ApproveOwners, open: readonly OpenProposal[], interested: readonly string[]) {
  const leftOut: ApproveOwnersResult["leftOut"] = [];
  const decisions: Decision[] = [];
  const changes = new Map(input.changes.map((entry) => [entry.handoverId, entry]));
  const refusals = new Map(input.refusals.map((entry) => [entry.handoverId, entry]));
  const byHandover = new Map(open.map((proposal) => [proposal.handoverId, proposal]));
  let restCount = 0;
  const named = new Set([...changes.keys(), ...refusals.keys()]);
  const gone = input.approveRest
    ? Object.keys(input.versions ?? {}).filter((id) => !named.has(id) && !byHandover.has(id))
    : [];
  for (const handoverId of [...named, ...gone]) {
    if (!byHandover.has(handoverId)) leftOut.push({ handoverId, reason: "noLongerOpen" });
  }
  for (const proposal of open) {
    const { handoverId } = proposal;
    const changed = changes.get(handoverId);
    const refusal = refusals.get(handoverId);
    const isRest = !changed && !refusal;
    if (isRest && !input.approveRest) continue;
    // What would go to the approver is decided by the next one up, and is not part of the count.
    if (isRest && proposal.proposedId !== null && interested.includes(proposal.proposedId)) {
      leftOut.push({ handoverId, reason: "approverWouldReceive" });
      continue;
    }
    if (isRest && proposal.proposedId === null) {
      leftOut.push({ handoverId, reason: "nobodyProposed" });
      continue;
    }
    const read = input.versions?.[handoverId];
    const isUnread = isRest && input.versions !== undefined && read === undefined;
    if (isRest && !isUnread) restCount += 1;
    if (isUnread || (read !== undefined && read !== proposal.version))
      leftOut.push({ handoverId, reason: "changedMeanwhile" });
    else if (refusal) decisions.push({ proposal, decision: "refused", ownerId: null, reason: refusal.reason });
    else if (changed) {
      decisions.push({ proposal, decision: "changed", ownerId: changed.personId, reason: changed.reason });
    } else decisions.push({ proposal, decision: "approved", ownerId: proposal.proposedId, reason: null });
  }
  return { decisions, leftOut, restCount, gone: gone.length };
}

async function decide(context: ChangeContext, decisions: readonly Decision[]): Promise<void> {
  const { actor, tx, businessNow } = context;
  const personId = actor.kind === "person" ? actor.id : null;
  await tx.execute(sql`
    update proposals p set decision = d.decision, owner_id = d.owner_id, decided_by_id = ${personId},
      decided_at = ${businessNow.toISOString()}::timestamptz, version = p.version + 1
    from unnest(${sql.param(decisions.map(({ proposal }) => proposal.id))}::uuid[],
      ${sql.param(decisions.map(({ decision }) => decision))}::text[],
      ${sql.param(decisions.map(({ ownerId }) => ownerId))}::uuid[]) as d(id, decision, owner_id)
    where p.id = d.id`);
  await storeNotes(
    context,
    decisions.flatMap(({ proposal, decision, reason }) =>
      reason === null ? [] : [{ subject: `proposal:${proposal.id}`, kind: decision, text: reason }],
    ),
  );
}

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
