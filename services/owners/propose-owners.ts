import { sql } from "drizzle-orm";
import { type ChangeContext, type Context, change, done, look, unchanged } from "../../db/transaction.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import type { Assignment, AssignmentPlan, AssignmentShortage } from "../../domain/owners/assignment-types.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { readSettings } from "../settings/read-settings.ts";
import { giveApprovalTasks } from "./approval-tasks.ts";
import { assignmentPolicy } from "./assignment-policy.ts";
import { findApproverBeside, findApproverIdOf } from "./find-approver-of.ts";
import { type Candidate, loadCandidates } from "./load-candidates.ts";
import { type ClientToAssign, loadClientsToAssign, needsProposal } from "./load-clients-to-assign.ts";
import { planOwners } from "./plan-owners.ts";

const system = { kind: "system", name: "proposeOwners" } as const;

/**
 * One round of proposals (R5–R8): each client without a next owner gets one, with reasons and alternatives, or none with by how much the plan does
 * not fit. Solved without locks; people are locked and looked at again before the proposals are written.
 */
export async function proposeOwners(deps: ServiceDeps, departureId: string): Promise<void> {
  const read = await look(deps.db, system, async (context) => {
    const departure = await findDeparture(context.tx, departureId);
    return isGoingOn(departure.state) ? readClients(context, departure) : null;
  });
  if (read === null || read.clients.length === 0) return;
  const plan = await planOwners(read.clients, read.candidates, read.policy);
  await change(deps.db, system, async (context) => {
    await context.lock.departure(departureId);
    const chosenIds = [...new Set(plan.assignments.flatMap(({ personId }) => (personId ? [personId] : [])))];
    await context.lock.people(chosenIds, "update");
    const departure = await findDeparture(context.tx, departureId);
    if (!isGoingOn(departure.state)) return unchanged(undefined);
    const made = await writeProposals(context, departure, read.clients, plan, chosenIds);
    const body = { proposals: made, persons: chosenIds.length, how: plan.how, shortage: plan.shortage };
    return done(
      undefined,
      [{ verb: "proposeOwners", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}

async function readClients(context: Context, departure: DepartureRow) {
  const { policy } = await readSettings(context.tx);
  const { today } = await loadTiming(context, departure);
  const of = { departureId: departure.id, leaverId: departure.leaverId, teamId: departure.teamId, asOf: today };
  return {
    clients: await loadClientsToAssign(context.tx, { ...of, rounds: policy.ownerRounds }),
    candidates: await leaveOutSoleApprover(context, departure, await loadCandidates(context.tx, of)),
    policy: assignmentPolicy(policy),
  };
}

/** R5: nobody receives clients whose handing to them nobody else could approve. */
async function leaveOutSoleApprover(context: Context, departure: DepartureRow, candidates: Candidate[]) {
  const approverId = await findApproverIdOf(context, departure);
  if (!candidates.some(({ id }) => id === approverId)) return candidates;
  const another = await findApproverBeside(context, departure, [approverId]);
  return another === null ? candidates.filter(({ id }) => id !== approverId) : candidates;
}

/** Leaves out what changed since the plan was read: clients settled meanwhile, people who left or have no room any more. */
async function writeProposals(
  context: ChangeContext,
  departure: DepartureRow,
  clients: readonly ClientToAssign[],
  plan: AssignmentPlan,
  chosenIds: readonly string[],
): Promise<number> {
  const { tx, businessNow } = context;
  const timing = await loadTiming(context, departure);
  const { policy } = await readSettings(tx);
  const now = await loadCandidates(tx, {
    teamId: departure.teamId,
    leaverId: departure.leaverId,
    asOf: timing.today,
    personIds: chosenIds,
  });
  // Looked at before the insert, not in it: planned on an empty table, its look-ups would scan all it has inserted so far.
  const waiting = await tx.execute<{ id: string }>(
    sql`select h.id from handovers h where ${needsProposal(departure.id, policy.ownerRounds)}`,
  );
  const waitingIds = new Set(waiting.rows.map(({ id }) => id));
  const free = new Map(now.map((person) => [person.id, person.capacity - person.activeClients]));
  const planned = new Map(clients.map((client) => [client.id, client]));
  const rows = plan.assignments.flatMap((assignment) => {
    if (!waitingIds.has(assignment.clientId)) return [];
    const places = assignment.personId === null ? 1 : (free.get(assignment.personId) ?? 0);
    if (places <= 0) return [];
    if (assignment.personId !== null) free.set(assignment.personId, places - 1);
    return [
      {
        handover_id: assignment.clientId,
        round: planned.get(assignment.clientId)?.round,
        version: planned.get(assignment.clientId)?.version,
        proposed_id: assignment.personId,
        reasons: reasonsOf(assignment, plan.shortage),
        alternatives: assignment.alternatives,
      },
    ];
  });
  const { rows: made } = await tx.execute<{ proposed_id: string | null; count: number }>(sql`
    with made as (
      insert into proposals (handover_id, round, version, proposed_id, reasons, alternatives, proposed_at)
      select r.handover_id, r.round, r.version, r.proposed_id, r.reasons, r.alternatives, ${businessNow.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(handover_id uuid, round int, version int, proposed_id uuid, reasons jsonb, alternatives jsonb)
      on conflict do nothing returning proposed_id
    )
    select proposed_id, count(*)::int as count from made group by proposed_id`);
  await giveApprovalTasks(context, departure, timing, new Map(made.map((row) => [row.proposed_id, row.count])));
  return made.reduce((sum, row) => sum + row.count, 0);
}

/** Codes of a proposal; without a person why there is none, and by how much the plan as a whole does not fit. */
function reasonsOf(assignment: Assignment, shortage: AssignmentShortage | null): string[] {
  if (assignment.unassigned === null) return assignment.reasons;
  const missing = shortage ? Object.entries(shortage.places).filter(([, places]) => places > 0) : [];
  return [
    assignment.unassigned,
    ...(shortage ? [`clientsLeftOver:${shortage.clients}`] : []),
    ...missing.map(([tier, places]) => `placesMissing.${tier}:${places}`),
  ];
}
