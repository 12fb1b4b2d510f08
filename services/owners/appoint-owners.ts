import { sql } from "drizzle-orm";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { findOwnershipErrors } from "../../domain/owners/ownership-errors.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { giveSigningTasks } from "../inventory/give-signing-tasks.ts";
import { loadTiming, type Timing } from "../inventory/load-timing.ts";
import { planSwitches } from "../ownerships/plan-switches.ts";
import { readSettings } from "../settings/read-settings.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { askForAssignment } from "./ask-for-assignment.ts";
import { endAnsweredTasks } from "./end-answered-tasks.ts";
import { listAnswerLimits } from "./list-answer-limits.ts";

const system = { kind: "system", name: "appointOwners" } as const;
/** Clients appointed in one transaction. */
const SET = 500;

/**
 * Makes owners of answers (R3–R5): accepted and assigned people become next owners and the gate `owner` opens; declined and refused proposals end, so
 * that the next round may begin; answers half their own time past due end too, and who is left without a round needs a named person.
 */
export async function appointOwners(deps: ServiceDeps, departureId: string): Promise<void> {
  let more = true;
  while (more) more = await appointSet(deps, departureId);
}

async function appointSet(deps: ServiceDeps, departureId: string): Promise<boolean> {
  return change(deps.db, system, async (context) => {
    await context.lock.departure(departureId);
    const departure = await findDeparture(context.tx, departureId);
    if (!isGoingOn(departure.state)) return unchanged(false);
    const timing = await loadTiming(context, departure);
    const { policy } = await readSettings(context.tx);
    const ended = await endProposals(context, departureId);
    const late = await endLateProposals(context, departure, timing);
    const appointed = await appoint(context, departure, timing);
    const asked = await askForAssignment(context, departure, timing, policy.ownerRounds);
    if (ended + late + appointed.length + asked === 0) return unchanged(false);
    const body = { ended, late, appointed, asked };
    return done(
      appointed.length === SET,
      [{ verb: "appointOwners", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}

async function endProposals(context: ChangeContext, departureId: string): Promise<number> {
  const { rowCount } = await context.tx.execute(sql`
    update proposals p set superseded_at = ${context.businessNow.toISOString()}::timestamptz, version = p.version + 1,
      superseded_how = case when p.answer = 'declined' then 'declined' when p.decision = 'refused' then 'refused' else 'unavailable' end
    from handovers h where h.id = p.handover_id and h.departure_id = ${departureId} and h.next_owner_id is null
      and p.superseded_at is null and (p.answer = 'declined' or p.decision = 'refused' or exists (
        select from people o where o.id = coalesce(p.owner_id, p.proposed_id) and o.status <> 'active'))`);
  return rowCount ?? 0;
}

async function endLateProposals(context: ChangeContext, departure: DepartureRow, timing: Timing): Promise<number> {
  const limits = await listAnswerLimits(context, departure.id, timing.calendar);
  const late = limits.filter(({ limit }) => limit <= context.businessNow);
  if (late.length === 0) return 0;
  const ids = late.map(({ taskId }) => taskId);
  const { rowCount } = await context.tx.execute(sql`
    update proposals p set superseded_at = ${context.businessNow.toISOString()}::timestamptz, superseded_how = 'late', version = p.version + 1
    from handovers h, unnest(${sql.param(late.map(({ personId }) => personId))}::uuid[],
      ${sql.param(late.map(({ arrivedAt }) => arrivedAt.toISOString()))}::timestamptz[]) as l(person_id, arrived_at)
    where h.id = p.handover_id and h.departure_id = ${departure.id} and h.next_owner_id is null and p.superseded_at is null
      and p.decision in ('approved','changed') and p.answer is null and not p.assigned and p.owner_id = l.person_id
      and not exists (select from tasks t where t.departure_id = ${departure.id} and t.kind = 'acceptClients'
        and coalesce(t.for_id, t.assignee_id) = l.person_id and t.arrived_at > l.arrived_at and t.arrived_at <= p.decided_at)`);
  // What came with a later task has that task's time. The task itself went past its time, whether or not a client still hung on it.
  await finishTasks(context, { ids }, "late");
  return Math.max(1, rowCount ?? 0);
}

type Appointable = { id: string; owner_id: string; tier: string | null; told: boolean };

/** Accepted or assigned clients whose next owner may be one: there, not leaving, not the leaver (R4). */
async function listAppointable({ tx }: ChangeContext, { id, leaverId }: DepartureRow): Promise<Appointable[]> {
  const { rows } = await tx.execute<Appointable & { status: string; current: string[] }>(sql`
    select h.id, p.owner_id, h.effective_tier as tier, h.told_at is not null as told, n.status,
      case when h.prospect then array[${leaverId}] else array(
        select o.person_id::text from ownerships o where o.client_id = h.client_id and upper_inf(o.during)) end as current
    from proposals p join handovers h on h.id = p.handover_id join people n on n.id = p.owner_id
    where h.departure_id = ${id} and h."end" is null and h.next_owner_id is null and p.superseded_at is null
      and (p.answer = 'accepted' or p.assigned)
    order by h.id limit ${SET}`);
  const errors = findOwnershipErrors(
    rows.map((row) => ({ clientId: row.id, currentOwnerIds: row.current, nextOwnerIds: [row.owner_id] })),
    rows.map(({ owner_id, status }) => ({
      id: owner_id,
      active: status === "active",
      leaving: status === "leaving" || owner_id === leaverId,
    })),
  );
  // Whose owner has left is taken out of the round before; that a client has one owner now, a constraint sees to.
  const wrong = new Set(errors.filter(({ personId }) => personId !== null).map(({ clientId }) => clientId));
  return rows.filter((row) => !wrong.has(row.id));
}

async function appoint(context: ChangeContext, departure: DepartureRow, timing: Timing): Promise<string[]> {
  const { tx, businessNow } = context;
  const now = sql`${businessNow.toISOString()}::timestamptz`;
  const rows = await listAppointable(context, departure);
  const ids = sql`${sql.param(rows.map((row) => row.id))}::uuid[]`;
  await tx.execute(sql`
    with chosen as (
      select h.id, p.owner_id, p.assigned from proposals p join handovers h on h.id = p.handover_id
      where h.id = any(${ids}) and p.superseded_at is null
    ), appointed as (
      update handovers h set next_owner_id = c.owner_id, revision = h.revision + 1, version = h.version + 1
      from chosen c where c.id = h.id
    ), opened as (
      insert into gates (handover_id, gate, opened_at, how)
      select id, 'owner', ${now}, case when assigned then 'assigned' else 'settled' end from chosen on conflict do nothing
    ), gaps as (
      update dossier_gaps g set fill_by_id = c.owner_id from chosen c where g.handover_id = c.id
        and (g.fill_by_id is null or (g.filled_at is null and g.fill_by_id not in (c.owner_id, ${departure.leaverId})))
    )
    select count(*) from chosen`);
  await giveSigningTasks(
    context,
    departure,
    timing,
    rows.map((row) => ({ handoverId: row.id, ownerId: row.owner_id, gold: row.tier === "gold" })),
  );
  // Told while somebody else was to take them over, who has left: their switch is planned anew (R21).
  const told = rows.filter((row) => row.told);
  await planSwitches(
    context,
    told.map((row) => row.id),
  );
  await endAnsweredTasks(context, departure.id, "moot");
  return rows.map((row) => row.id);
}
