import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { type Stage, stages } from "../../domain/codes.ts";
import { deriveStanding, type Standing, type StandingFacts, selectStandingFacts } from "./derive-standing.ts";

/** Clients of one departure that stand alike. */
export interface StandingCount extends Standing {
  departureId: string;
  prospect: boolean;
  clients: number;
}

type CountRow = StandingFacts & { departure_id: string; prospect: boolean; clients: number };

/**
 * How many clients stand where: counted by what a standing is derived from, because ten thousand clients are alike in a handful of ways. The
 * same gates named in another order make another row, which counts as well.
 */
export async function countClientStates(tx: Tx, departureIds: readonly string[]): Promise<StandingCount[]> {
  const { rows } = await tx.execute<CountRow>(sql`
    select departure_id, prospect, told, introduced, "end", opened, waived, count(*)::int as clients from (${selectStandingFacts(departureIds)}) f
    group by departure_id, prospect, told, introduced, "end", opened, waived`);
  return rows.map((row) => ({
    departureId: row.departure_id,
    prospect: row.prospect,
    clients: row.clients,
    ...deriveStanding(row),
  }));
}

/** How many clients wait for each stage, earliest first; stages nobody waits for are left out. */
export function countWaiting(counts: readonly StandingCount[]): { stage: Stage; clients: number }[] {
  return stages.flatMap((stage) => {
    const clients = sumClients(counts.filter(({ waitsFor }) => waitsFor.includes(stage)));
    return clients > 0 ? [{ stage, clients }] : [];
  });
}

export const sumClients = (counts: readonly StandingCount[]): number =>
  counts.reduce((total, { clients }) => total + clients, 0);
