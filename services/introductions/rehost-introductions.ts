import { inArray, sql } from "drizzle-orm";
import { handovers } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { nextFullWorkingDay, toDeadline } from "../../domain/calendar/working-hours.ts";
import type { IntroductionFormat, Tier } from "../../domain/codes.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { planSwitches } from "../ownerships/plan-switches.ts";
import { readSettings } from "../settings/read-settings.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { listHeadDays } from "./introduction-days.ts";
import { loadManagement } from "./load-management.ts";
import { byValue, loadMeetings } from "./load-meetings.ts";
import { type PlannedFormat, planFormats } from "./plan-formats.ts";
import { planCancellations } from "./plan-invitations.ts";
import { asksLeaver, hasBegun, isLeaversToHold } from "./schedule-introductions-fact.ts";

const system = { kind: "system", name: "scheduleIntroductions" } as const;
const AT_ONCE = 500;

interface ToRehost extends Record<string, unknown> {
  introduction_id: string;
  handover_id: string;
  tier: Tier | null;
  successor_id: string;
  told: boolean;
  format: IntroductionFormat;
  state: "planned" | "offered" | "agreed";
  sequence: number;
}

/**
 * After the last day: what the leaver did not hold goes on with the head in their place as far as the head's cap
 * reaches, else in the next lighter format (R19); of what has begun the head tells the outcome.
 */
export async function rehostIntroductions(deps: ServiceDeps, departureId: string): Promise<void> {
  let count: number;
  do {
    count = await change(deps.db, system, async (context) => {
      const { lock, businessNow } = context;
      await lock.departure(departureId, "update");
      const departure = await findDeparture(context.tx, departureId);
      if (departure.lastDayEndsAt > businessNow) return unchanged(0);
      const asked = await askHead(context, departure);
      const moved = await rehostSet(context, deps, departure);
      if (asked.length + moved.length === 0) return unchanged(0);
      return done(
        moved.length,
        [{ verb: "introductionsRehosted", subject: `departure:${departureId}`, body: { asked, moved } }],
        [wakeDeparture(departureId), ...moved.map((row) => wakeHandover(row.handoverId))],
      );
    });
  } while (count === AT_ONCE);
}

/** The leaver is gone before telling how the meeting went: the head finds out. Returns the handovers. */
async function askHead(context: ChangeContext, departure: DepartureRow): Promise<string[]> {
  const { tx, businessNow } = context;
  const { rows } = await tx.execute<{ id: string; introduction_id: string; sequence: number }>(sql`
    select h.id, i.id as introduction_id, i.sequence from introductions i join handovers h on h.id = i.handover_id
    join departures d on d.id = h.departure_id
    where d.id = ${departure.id} and ${isLeaversToHold} and ${hasBegun(businessNow)} and ${asksLeaver}`);
  if (rows.length === 0) return [];
  const headId = await findApproverIdOf(context, departure);
  const calendar = await loadCalendar(tx, departure.teamId);
  const ids = rows.map((row) => row.id);
  await finishTasks(context, { kinds: ["holdIntroduction"], handoverIds: ids }, "moot");
  const due = toDeadline(calendar, nextFullWorkingDay(calendar, businessNow));
  await createTasks(
    context,
    calendar,
    rows.map((row) => ({
      key: `holdIntroduction:${row.introduction_id}:${row.sequence}:head`,
      departureId: departure.id,
      handoverId: row.id,
      kind: "holdIntroduction" as const,
      assigneeId: headId,
      subjectId: row.introduction_id,
      detail: "outcome",
      due,
    })),
  );
  return ids;
}

async function rehostSet(context: ChangeContext, deps: ServiceDeps, departure: DepartureRow) {
  const { tx, businessNow } = context;
  const { rows } = await tx.execute<ToRehost>(sql`
    select i.id as introduction_id, h.id as handover_id, h.effective_tier as tier, coalesce(h.next_owner_id, i.successor_id) as successor_id,
      h.told_at is not null as told, i.format, i.state, i.sequence
    from introductions i join handovers h on h.id = i.handover_id join departures d on d.id = h.departure_id
    where d.id = ${departure.id} and ${isLeaversToHold} and not ${hasBegun(businessNow)} order by ${byValue} limit ${AT_ONCE}`);
  if (rows.length === 0) return [];
  const plan = await planWithHead(context, departure, rows);
  const agreed = rows.filter((row) => row.state === "agreed");
  await planCancellations(
    deps,
    context,
    departure.id,
    agreed.map((row) => ({
      introductionId: row.introduction_id,
      handoverId: row.handover_id,
      sequence: row.sequence + 1,
    })),
  );
  await finishTasks(context, { kinds: ["holdIntroduction"], handoverIds: rows.map((row) => row.handover_id) }, "moot");
  const moved = rows.map((row) => ({ row, next: plan.get(row.introduction_id) as PlannedFormat }));
  await tx.execute(sql`
    update introductions i set format = v.format, host_id = v.host, manager_id = null, head_introduced = v.host is not null,
      planned_day = v.day, slots = '[]', next_at = ${businessNow}, version = i.version + 1,
      sequence = i.sequence + case when i.state = 'agreed' then 1 else 0 end, state = 'planned'
    from unnest(${sql.param(moved.map(({ row }) => row.introduction_id))}::uuid[], ${sql.param(moved.map(({ next }) => next.format))}::text[],
      ${sql.param(moved.map(({ next }) => next.hostId))}::uuid[], ${sql.param(moved.map(({ next }) => next.date))}::date[]) as v(id, format, host, day)
    where i.id = v.id`);
  await introduceTold(
    context,
    moved.filter(({ row, next }) => row.told && next.format === "inNotice").map(({ row }) => row.handover_id),
  );
  return moved.map(({ row, next }) => ({ handoverId: row.handover_id, from: row.format, to: next.format }));
}

async function planWithHead(context: ChangeContext, departure: DepartureRow, rows: readonly ToRehost[]) {
  const { tx, businessNow } = context;
  const calendar = await loadCalendar(tx, departure.teamId);
  const { policy } = await readSettings(tx);
  const management = await loadManagement(
    context,
    departure,
    rows.map((row) => row.successor_id),
  );
  const heads = [...management.values()].flatMap(({ headId }) => (headId === null ? [] : [headId]));
  const meetings = await loadMeetings(tx, heads, policy.hours);
  const list = rows.map((row) => {
    const beside = management.get(row.successor_id);
    if (!beside) throw new Error("a successor without management looked up");
    // A call stays a call: nothing gets heavier by waiting.
    return {
      id: row.introduction_id,
      tier: row.format === "jointCall" ? ("silver" as const) : row.tier,
      management: beside,
    };
  });
  return planFormats(list, listHeadDays(calendar, businessNow), null, meetings, policy.caps, calendar.zone);
}

/** Clients told before, now introduced by their notice after all. */
export async function introduceTold(context: ChangeContext, handoverIds: readonly string[]): Promise<void> {
  if (handoverIds.length === 0) return;
  const { tx, businessNow } = context;
  const ids = [...handoverIds];
  await tx
    .update(introductions)
    .set({ format: "inNotice", state: "held", heldAt: businessNow, nextAt: null })
    .where(inArray(introductions.handoverId, ids));
  for (let from = 0; from < ids.length; from += 1000)
    await tx
      .update(handovers)
      .set({ introducedAt: sql`coalesce(${handovers.introducedAt}, ${businessNow})` })
      .where(inArray(handovers.id, ids.slice(from, from + 1000)));
  await planSwitches(context, ids);
}
