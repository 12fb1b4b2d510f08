import { inArray, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { Tx } from "../../db/transaction.ts";
import type { WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import type { DepartmentCode } from "../../domain/codes.ts";
import { buildHandoverReport, type HandoverReport } from "../../domain/departments/handover-report.ts";
import { goingOnStates } from "../../domain/departure/open-states.ts";
import type { SignCode } from "../../domain/signs/sign-codes.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { type ClientStanding, readClientStates } from "../departures/read-client-states.ts";

export interface StandupFacts {
  departures: DepartureRow[];
  clients: ClientStanding[];
  /** One a departure, in the same order. */
  reports: HandoverReport[];
}

type TaskRow = {
  id: string;
  departure_id: string;
  department: DepartmentCode | null;
  due_at: string;
  done_at: string | null;
};
type SignRow = { departure_id: string; client_id: string; code: SignCode; at: string };
type RefusalRow = { departure_id: string; client_id: string; at: string };
type MeetingRow = { id: string; departure_id: string; client_id: string; starts_at: string };

/** The facts of a team's open departures, made into the daily report of each (R72). */
export async function readStandup(tx: Tx, teamId: string, calendar: WorkCalendar, asOf: Date): Promise<StandupFacts> {
  const open = await tx
    .select()
    .from(departures)
    .where(sql`${departures.teamId} = ${teamId} and ${inArray(departures.state, goingOnStates)}`)
    .orderBy(departures.lastWorkingDay, departures.id);
  const ids = open.map(({ id }) => id);
  const list = sql`${sql.param(ids)}::uuid[]`;
  const tasks = await tx.execute<TaskRow>(sql`
    select t.id, t.departure_id, d.code as department, t.due_at, t.done_at from tasks t
      left join people p on p.id = t.assignee_id left join departments d on d.id = p.department_id
    where t.departure_id = any(${list}) and t.outcome is distinct from 'moot'`);
  const signs = await tx.execute<SignRow>(sql`
    select h.departure_id, h.client_id, s.code, coalesce(d.inventoried_at, d.noticed_at) as at
    from handovers h join departures d on d.id = h.departure_id, unnest(h.signs) as s(code)
    where h.departure_id = any(${list}) and h."end" is null order by h.risk_rank nulls last, h.id`);
  const refusals = await tx.execute<RefusalRow>(sql`
    select h.departure_id, h.client_id, p.answered_at as at from proposals p join handovers h on h.id = p.handover_id
    where h.departure_id = any(${list}) and p.answer = 'declined'`);
  const meetings = await tx.execute<MeetingRow>(sql`
    select i.id, h.departure_id, h.client_id, i.starts_at from introductions i join handovers h on h.id = i.handover_id
    where h.departure_id = any(${list}) and i.state = 'agreed' and i.starts_at is not null`);
  const clients: ClientStanding[] = [];
  const reports: HandoverReport[] = [];
  for (const departure of open) {
    const mine = <T extends { departure_id: string }>({ rows }: { rows: T[] }) =>
      rows.filter((row) => row.departure_id === departure.id);
    const standing = await readClientStates(tx, [departure.id]);
    clients.push(...standing);
    reports.push(
      buildHandoverReport({
        kind: "daily",
        lastDay: departure.lastWorkingDay,
        clients: standing.map((client) => ({ id: client.clientId, tier: client.tier, state: client.state })),
        tasks: mine(tasks).map((row) => ({
          id: row.id,
          department: row.department,
          dueAt: new Date(row.due_at),
          doneAt: row.done_at ? new Date(row.done_at) : null,
        })),
        signs: mine(signs).map((row) => ({ clientId: row.client_id, code: row.code, detectedAt: new Date(row.at) })),
        refusals: mine(refusals).map((row) => ({ clientId: row.client_id, at: new Date(row.at) })),
        meetings: mine(meetings).map((row) => ({
          id: row.id,
          clientId: row.client_id,
          startsAt: new Date(row.starts_at),
        })),
        asOf,
        calendar,
      }),
    );
  }
  return { departures: open, clients, reports };
}
