import { inArray, sql } from "drizzle-orm";
import { stageDeadlines } from "../../db/schema/departures.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Stage } from "../../domain/codes.ts";
import type { StageDeadline } from "../../domain/departure/stage-deadlines.ts";

/** The stages of departures that have begun, by departure: something of them lies with a person or has gone out. */
export async function listStartedStages(tx: Tx, departureIds: readonly string[]): Promise<Map<string, Stage[]>> {
  const { rows } = await tx.execute<{ id: string; stages: Stage[] }>(sql`
    with d as (select unnest(${sql.param([...departureIds])}::uuid[]) as id),
    h as (select h.id, h.departure_id from handovers h join d on d.id = h.departure_id),
    started as (
      select 'S1' as stage, h.departure_id from proposals p join h on h.id = p.handover_id
      union select 'S2', departure_id from tasks
        where departure_id in (select id from d) and kind in ('completeDossiers','signInventory','signGoldInventory')
      union select 'S3', departure_id from department_notices where departure_id in (select id from d)
      union select 'S4', h.departure_id from offer_decisions o join h on h.id = o.handover_id
      union select 'S5', h.departure_id from client_notices n join h on h.id = n.handover_id
      union select 'S6', h.departure_id from introductions i join h on h.id = i.handover_id
        where i.state in ('offered','agreed','held'))
    select departure_id as id, array_agg(stage order by stage) as stages from started group by departure_id`);
  return new Map(rows.map(({ id, stages }) => [id, stages]));
}

/** The stage deadlines departures have, by departure, in the order of the stages. */
export async function readStageDeadlines(
  tx: Tx,
  departureIds: readonly string[],
): Promise<Map<string, StageDeadline[]>> {
  const rows = await tx
    .select()
    .from(stageDeadlines)
    .where(inArray(stageDeadlines.departureId, [...departureIds]))
    .orderBy(stageDeadlines.departureId, stageDeadlines.stage);
  const byDeparture = Map.groupBy(rows, ({ departureId }) => departureId);
  return new Map(
    [...byDeparture].map(([id, list]) => [
      id,
      list.map(({ stage, dueAt: at, zone, day: date }) => ({ stage: stage as Stage, deadline: { at, zone, date } })),
    ]),
  );
}
