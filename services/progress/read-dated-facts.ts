import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { DatedFacts } from "../../domain/departure/list-state-changes.ts";
import type { WaivableStage } from "../../domain/departure/stage-gates.ts";

type Row = Record<keyof Omit<DatedFacts, "waived" | "ending">, string | null> & {
  waived: WaivableStage[];
  end: "lost" | "letGo" | "excluded" | null;
  ended: string | null;
};

/** Each client of a departure with the local days of its facts in the team's zone; prospects and withdrawn ones are left out. One statement. */
export async function readDatedFacts(tx: Tx, departureId: string, zone: string): Promise<DatedFacts[]> {
  const day = (instant: string) => sql`to_char(${sql.raw(instant)} at time zone ${zone}, 'YYYY-MM-DD')`;
  const gate = (code: string) => sql`min(${day("g.opened_at")}) filter (where g.gate = ${code})`;
  const { rows } = await tx.execute<Row>(sql`
    select ${gate("owner")} as owner, ${gate("inventory")} as inventory, ${gate("departments")} as departments, ${gate("offer")} as offer,
      ${day("h.told_at")} as told, ${day("h.introduced_at")} as introduced,
      case when h."end" = 'handedOver' then ${day("h.ended_at")} end as "handedOver",
      coalesce(array_agg(case g.gate when 'inventory' then 'S2' when 'departments' then 'S3' else 'S4' end)
        filter (where g.how = 'waived' and g.gate <> 'owner'), '{}') as waived,
      case when h."end" in ('lost','letGo','excluded') then h."end" end as "end", ${day("h.ended_at")} as ended
    from handovers h left join gates g on g.handover_id = h.id
    where h.departure_id = ${departureId} and not h.prospect and h."end" is distinct from 'withdrawn'
    group by h.id`);
  return rows.map(({ end, ended, ...facts }) => ({ ...facts, ending: end && ended ? { how: end, on: ended } : null }));
}
