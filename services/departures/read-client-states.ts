import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { Tier } from "../../domain/codes.ts";
import { deriveStanding, type Standing, type StandingFacts, selectStandingFacts } from "./derive-standing.ts";

export interface ClientStanding extends Standing {
  departureId: string;
  handoverId: string;
  clientId: string;
  clientName: string;
  tier: Tier | null;
  prospect: boolean;
}

type ClientRow = StandingFacts & {
  id: string;
  departure_id: string;
  client_id: string;
  client_name: string;
  tier: Tier | null;
  prospect: boolean;
};

/** Where each client of some departures stands (R3), derived from gates and instants; withdrawn ones are left out. */
export async function readClientStates(tx: Tx, departureIds: readonly string[]): Promise<ClientStanding[]> {
  const { rows } = await tx.execute<ClientRow>(sql`
    select f.*, c.name as client_name from (${selectStandingFacts(departureIds)}) f join clients c on c.id = f.client_id order by c.name, f.id`);
  return rows.map((row) => ({
    departureId: row.departure_id,
    handoverId: row.id,
    clientId: row.client_id,
    clientName: row.client_name,
    tier: row.tier,
    prospect: row.prospect,
    ...deriveStanding(row),
  }));
}
