import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { introductions } from "../../db/schema/introductions.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { Tier } from "../../domain/codes.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listHeadDays, listLeaverDays } from "./introduction-days.ts";
import { loadManagement } from "./load-management.ts";
import { byValue, loadMeetings } from "./load-meetings.ts";
import { isLeaverPresent, planFormats } from "./plan-formats.ts";
import { rehostIntroductions } from "./rehost-introductions.ts";
import { isToSchedule } from "./schedule-introductions-fact.ts";

const system = { kind: "system", name: "scheduleIntroductions" } as const;
const AT_ONCE = 500;

/**
 * Plans how each client of a departure is introduced (R19, R25), most valuable first: gold with head or executive,
 * within everybody's caps; over a cap the next lighter format. After the last day the head takes over what the leaver
 * did not hold.
 */
export async function scheduleIntroductions(deps: ServiceDeps, departureId: string): Promise<void> {
  while ((await scheduleSet(deps, departureId)) === AT_ONCE);
  await rehostIntroductions(deps, departureId);
}

interface ToPlan extends Record<string, unknown> {
  id: string;
  tier: Tier | null;
  successor_id: string;
  told: boolean;
  introduced_at: string | null;
}

function scheduleSet(deps: ServiceDeps, departureId: string): Promise<number> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    if (!isGoingOn(departure.state)) return unchanged(0);
    const { rows } = await tx.execute<ToPlan>(sql`
      select h.id, h.effective_tier as tier, h.next_owner_id as successor_id, h.told_at is not null as told, h.introduced_at
      from handovers h where h.departure_id = ${departureId} and ${isToSchedule} order by ${byValue} limit ${AT_ONCE}`);
    if (rows.length === 0) return unchanged(0);

    const plan = await planSet(context, departure, rows);
    const { company } = await readSettings(tx);
    const made = rows.map((row) => {
      const id = randomUUID();
      const { format, date, hostId, managerId } = plan.get(row.id) ?? inNotice;
      const heldAt = row.introduced_at ? new Date(row.introduced_at) : null;
      return {
        id,
        handoverId: row.id,
        format,
        state: heldAt ? ("held" as const) : ("planned" as const),
        hostId,
        managerId,
        successorId: row.successor_id,
        plannedDay: date,
        uid: `${id}@${company.mailDomain}`,
        headIntroduced: hostId !== null && hostId !== departure.leaverId,
        heldAt,
        nextAt: businessNow,
      };
    });
    await tx.insert(introductions).values(made).onConflictDoNothing();
    const body = {
      introductions: made.map(({ handoverId, format, plannedDay }) => ({ handoverId, format, plannedDay })),
    };
    const told = rows.filter((row) => row.told).map((row) => wakeHandover(row.id));
    return done(
      rows.length,
      [{ verb: "introductionsScheduled", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId), ...told],
    );
  });
}

const inNotice = { format: "inNotice", date: null, hostId: null, managerId: null } as const;

/** Who was introduced by the notice already stays so; the others are planned within the caps. */
async function planSet(context: ChangeContext, departure: DepartureRow, rows: readonly ToPlan[]) {
  const { tx, businessNow } = context;
  const open = rows.filter((row) => row.introduced_at === null);
  const calendar = await loadCalendar(tx, departure.teamId);
  const { policy } = await readSettings(tx);
  const management = await loadManagement(
    context,
    departure,
    open.map((row) => row.successor_id),
  );
  const leaverId = isLeaverPresent(departure, businessNow) ? departure.leaverId : null;
  const people = [leaverId, ...[...management.values()].flatMap(({ headId, executiveId }) => [headId, executiveId])];
  const meetings = await loadMeetings(
    tx,
    people.filter((id) => id !== null),
    policy.hours,
  );
  const days = leaverId ? await listLeaverDays(context, departure, calendar) : listHeadDays(calendar, businessNow);
  const toPlan = open.map(({ id, tier, successor_id }) => {
    const beside = management.get(successor_id);
    if (!beside) throw new Error("a successor without management looked up");
    return { id, tier, management: beside };
  });
  return planFormats(toPlan, days, leaverId, meetings, policy.caps, calendar.zone);
}
