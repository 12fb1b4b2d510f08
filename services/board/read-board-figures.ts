import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { Stage } from "../../domain/codes.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";

/** What is counted of one departure for the board. Money in minor units. */
export interface BoardFigures {
  atRisk: number;
  /** Null before the inventory, which reckons it. */
  revenueAtRisk: number | null;
  withSigns: number;
  revenueWithSigns: number | null;
  /** Clients and sum of their percents for R9. */
  book: number;
  percents: number;
  looseWork: number;
  acceptedLooseWork: number;
  needsAttention: number;
  effectsUnknown: number;
  effectsFailed: number;
  stepsFailing: number;
  overdueTasks: { kind: TaskKind; count: number }[];
  deadlines: { stage: Stage; dueAt: string }[];
}

interface Row extends BoardFigures, Record<string, unknown> {
  id: string;
}

/**
 * The figures of several departures by id, in one statement whatever their number. At risk is every client without an end, prospects aside
 * (R34); signs only rank them (R45). Before the inventory it is every client the leaver owns.
 */
export async function readBoardFigures(
  { tx, businessNow }: Context,
  departureIds: readonly string[],
): Promise<Map<string, BoardFigures>> {
  const now = sql`${businessNow.toISOString()}::timestamptz`;
  const atRisk = sql`filter (where h."end" is null and not h.prospect)`;
  const withSigns = sql`filter (where h."end" is null and not h.prospect and cardinality(h.signs) > 0)`;
  const inBook = sql`filter (where h.id is not null and h."end" is distinct from 'excluded')`;
  const { rows } = await tx.execute<Row>(sql`
    with asked as (select unnest(${sql.param([...departureIds])}::uuid[]) as id),
    book as (
      select a.id, (count(h.id) ${atRisk})::int as "atRisk", coalesce(sum(h.annual_revenue_minor) ${atRisk}, 0)::float8 as "revenueAtRisk",
        (count(h.id) ${withSigns})::int as "withSigns", coalesce(sum(h.annual_revenue_minor) ${withSigns}, 0)::float8 as "revenueWithSigns",
        (count(*) ${inBook})::int as book, coalesce(sum(h.completeness) ${inBook}, 0)::int as percents
      from asked a left join handovers h on h.departure_id = a.id and h."end" is distinct from 'withdrawn' group by a.id
    ), early as (
      select d.id, (select count(*)::int from ownerships o where o.person_id = d.leaver_id and upper_inf(o.during)) as owned
      from departures d where d.id in (select id from asked) and d.inventoried_at is null
    ), loose as (
      select departure_id as id, count(*)::int as n, count(accepted_at)::int as accepted
      from loose_work where departure_id in (select id from asked) group by departure_id
    ), overdue as (
      select departure_id as id, kind, count(*)::int as count from tasks
      where departure_id in (select id from asked) and done_at is null and due_at < ${now} group by departure_id, kind
    ), attention as (
      select departure_id as id, count(*)::int as n from tasks
      where departure_id in (select id from asked) and done_at is null and kind = 'needsAttention' group by departure_id
    ), sent as (
      select departure_id as id, (count(*) filter (where state = 'unknown'))::int as unknown,
        (count(*) filter (where state = 'failed'))::int as failed
      from effects where departure_id in (select id from asked) and state in ('unknown','failed') group by departure_id
    ), failing as (
      select id, count(*)::int as n from (
        select a.id from asked a join steps s on s.workflow_id = 'departure:' || a.id where s.attempts > 0
        union all
        select h.departure_id from steps s join handovers h on s.workflow_id = 'handover:' || h.id
        where s.attempts > 0 and h.departure_id in (select id from asked)
      ) f group by id
    )
    select b.*, coalesce(y.owned, b."atRisk") as "atRisk", case when y.id is null then b."revenueAtRisk" end as "revenueAtRisk",
      case when y.id is null then b."revenueWithSigns" end as "revenueWithSigns", coalesce(l.n, 0) as "looseWork", coalesce(l.accepted, 0) as "acceptedLooseWork",
      coalesce(t.n, 0) as "needsAttention", coalesce(e.unknown, 0) as "effectsUnknown", coalesce(e.failed, 0) as "effectsFailed",
      coalesce(f.n, 0) as "stepsFailing",
      (select coalesce(json_agg(json_build_object('kind', o.kind, 'count', o.count) order by o.kind), '[]')
        from overdue o where o.id = b.id) as "overdueTasks",
      (select coalesce(json_agg(json_build_object('stage', d.stage, 'dueAt', d.due_at) order by d.stage), '[]')
        from stage_deadlines d where d.departure_id = b.id) as deadlines
    from book b left join early y using (id) left join loose l using (id) left join attention t using (id) left join sent e using (id) left join failing f using (id)`);
  return new Map(rows.map((row) => [row.id, row]));
}
