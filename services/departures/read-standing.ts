import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { Stage } from "../../domain/codes.ts";
import { type CurrentStage, currentStage } from "../../domain/departure/current-stage.ts";

/** What of a workflow is shown in Temporal's own pages: codes, ids, counts and dates only. */
export interface Standing {
  stage: CurrentStage | null;
  /** Last working day of the leaver, `YYYY-MM-DD`. */
  lastDay: string | null;
  teamId: string | null;
  counts: Record<string, number>;
}

interface StandingRow extends Record<string, unknown>, Record<Stage, number> {
  state: string;
  lastDay: string;
  teamId: string;
  inventoried: boolean;
  open: number;
  ended: number;
  prospects: number;
}

const unknown: Standing = { stage: null, lastDay: null, teamId: null, counts: {} };

/** The standing of a departure: the earliest stage open clients still wait for (R3), clients open and ended. */
export async function readDepartureStanding(context: Context, id: string): Promise<Standing> {
  const row = await readRow(context, sql`h.departure_id = ${id}`, sql`d.id = ${id}`);
  if (!row) return unknown;
  const { lastDay, teamId, open, ended, prospects } = row;
  return { stage: stageOf(row), lastDay, teamId, counts: { open, ended, prospects } };
}

/** The same of one client's handover, and whether its process is over: with its own end or its departure's. */
export async function readHandoverStanding(
  context: Context,
  id: string,
): Promise<{ standing: Standing; ended: boolean }> {
  const row = await readRow(
    context,
    sql`h.id = ${id}`,
    sql`d.id = (select departure_id from handovers where id = ${id})`,
  );
  if (!row) return { standing: unknown, ended: true };
  const { lastDay, teamId } = row;
  const stage = row.ended > 0 ? "ended" : stageOf(row);
  return { standing: { stage, lastDay, teamId, counts: {} }, ended: stage === "ended" };
}

/** The standing of a team's morning list: how many departures it reports on. */
export async function readStandupStanding({ tx }: Context, teamId: string): Promise<Standing> {
  const { rows } = await tx.execute<{ departures: number }>(sql`
    select count(*)::int as departures from departures where team_id = ${teamId} and state not in ('closed', 'withdrawn')`);
  return { stage: null, lastDay: null, teamId, counts: { departures: rows[0]?.departures ?? 0 } };
}

function stageOf(row: StandingRow): CurrentStage {
  if (row.state === "closed" || row.state === "withdrawn") return "ended";
  return row.inventoried ? currentStage(row.open, row) : "notice";
}

async function readRow(
  { tx }: Context,
  ofHandovers: ReturnType<typeof sql>,
  ofDeparture: ReturnType<typeof sql>,
): Promise<StandingRow | undefined> {
  const { rows } = await tx.execute<StandingRow>(sql`
    with book as (select h.id, h.prospect, h."end" is not null as ended, h.told_at, h.introduced_at
                  from handovers h where ${ofHandovers}),
         opened as (select g.gate, count(*)::int as n from gates g join book b on b.id = g.handover_id
                    where not b.ended and not b.prospect group by g.gate)
    select d.state, d.last_working_day::text as "lastDay", d.team_id as "teamId", d.inventoried_at is not null as inventoried,
           b.*,
           coalesce((select n from opened where gate = 'owner'), 0) as "S1",
           coalesce((select n from opened where gate = 'inventory'), 0) as "S2",
           coalesce((select n from opened where gate = 'departments'), 0) as "S3",
           coalesce((select n from opened where gate = 'offer'), 0) as "S4"
    from departures d, (
      select count(*) filter (where not ended and not prospect)::int as open,
             count(*) filter (where ended)::int as ended,
             count(*) filter (where not ended and prospect)::int as prospects,
             count(told_at) filter (where not ended and not prospect)::int as "S5",
             count(introduced_at) filter (where not ended and not prospect)::int as "S6"
      from book) b
    where ${ofDeparture}`);
  return rows[0];
}
