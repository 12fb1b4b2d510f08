import { sql } from "drizzle-orm";
import type { ChangePreview } from "../../contracts/change-preview.ts";
import type { Tx } from "../../db/transaction.ts";

type LastingFacts = ChangePreview["cannotUndo"];

/** Messages to clients that have left or may have left (alias `e`). */
const gone = sql`e.state in ('claimed','accepted','unknown')`;
const toClients = sql`e.kind in ('clientNotice','clientReceipt','invitation')`;

/** What of a departure no change takes back: clients told, switched and written to, and what colleagues were told. Names only where they may be seen. */
export async function listLastingFacts(tx: Tx, departureId: string, withNames: boolean): Promise<LastingFacts> {
  const { rows } = await tx.execute<{
    id: string;
    name: string;
    told: boolean;
    switched: boolean;
    mailed: boolean;
  }>(sql`
    select f.* from (
      select h.id, c.name, h.told_at is not null as told, h.switched_at is not null as switched,
        exists (select from effects e where e.handover_id = h.id and ${toClients} and ${gone}) as mailed
      from handovers h join clients c on c.id = h.client_id where h.departure_id = ${departureId}) f
    where f.told or f.switched or f.mailed order by f.name, f.id`);
  const { rows: messages } = await tx.execute<{ kind: string; count: number }>(sql`
    select e.kind, count(*)::int as count from effects e where e.departure_id = ${departureId} and not (${toClients}) and ${gone}
    group by e.kind order by e.kind`);
  const listed = (which: "told" | "switched" | "mailed") => {
    const list = rows.filter((row) => row[which]);
    const clients = withNames ? list.map(({ id, name }) => ({ handoverId: id, clientName: name })) : null;
    return { count: list.length, clients };
  };
  return { told: listed("told"), switched: listed("switched"), mailed: listed("mailed"), messages };
}
