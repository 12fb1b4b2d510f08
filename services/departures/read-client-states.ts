import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { ClientState, Stage, Tier } from "../../domain/codes.ts";
import {
  canEnterStage,
  deriveClientState,
  type StageFacts,
  type WaivableStage,
} from "../../domain/departure/stage-gates.ts";
import type { Gate } from "../../domain/gates.ts";

export interface ClientStanding {
  departureId: string;
  handoverId: string;
  clientId: string;
  clientName: string;
  tier: Tier | null;
  prospect: boolean;
  /** Without an end of its own. */
  open: boolean;
  state: ClientState;
  /** Stages whose own fact is there. */
  settled: Readonly<Record<Stage, boolean>>;
  /** Stages not settled although all before them are: what the client waits for. */
  waitsFor: Stage[];
}

type Row = {
  id: string;
  departure_id: string;
  client_id: string;
  client_name: string;
  tier: Tier | null;
  prospect: boolean;
  told: boolean;
  introduced: boolean;
  end: "handedOver" | "lost" | "letGo" | "excluded" | "withdrawn" | null;
  opened: Gate[] | null;
  waived: Gate[] | null;
};

const stageOfGate = { inventory: "S2", departments: "S3", offer: "S4" } as const satisfies Partial<
  Record<Gate, WaivableStage>
>;
const order = ["S1", "S2", "S3", "S4", "S5", "S6"] as const;

/** Where each client of some departures stands (R3), derived from gates and instants; withdrawn ones are left out. */
export async function readClientStates(tx: Tx, departureIds: readonly string[]): Promise<ClientStanding[]> {
  const { rows } = await tx.execute<Row>(sql`
    select h.id, h.departure_id, h.client_id, h.prospect, c.name as client_name, h.effective_tier as tier, h.told_at is not null as told,
      h.introduced_at is not null as introduced, h."end",
      array_agg(g.gate) filter (where g.gate is not null) as opened, array_agg(g.gate) filter (where g.how = 'waived') as waived
    from handovers h join clients c on c.id = h.client_id left join gates g on g.handover_id = h.id
    where h.departure_id = any(${sql.param([...departureIds])}::uuid[]) and h."end" is distinct from 'withdrawn'
    group by h.id, c.name order by c.name, h.id`);
  return rows.map(standingOf);
}

function standingOf(row: Row): ClientStanding {
  const opened = new Set(row.opened ?? []);
  const facts: StageFacts = {
    owner: opened.has("owner"),
    inventory: opened.has("inventory"),
    departments: opened.has("departments"),
    offer: opened.has("offer"),
    told: row.told,
    introduced: row.introduced,
    waived: (row.waived ?? []).flatMap((gate) => (gate === "owner" ? [] : [stageOfGate[gate]])),
  };
  const isHandedOver = row.end === "handedOver";
  const ending = row.end === "lost" || row.end === "letGo" || row.end === "excluded" ? row.end : null;
  const settled = {
    S1: facts.owner,
    S2: facts.inventory,
    S3: facts.departments,
    S4: facts.offer,
    S5: facts.told,
    S6: facts.introduced,
  };
  const waitsFor = row.end === null ? order.filter((stage) => !settled[stage] && canEnterStage(stage, facts).ok) : [];
  const state = deriveClientState({ ...facts, handedOver: isHandedOver, ending });
  return {
    departureId: row.departure_id,
    handoverId: row.id,
    clientId: row.client_id,
    clientName: row.client_name,
    tier: row.tier,
    prospect: row.prospect,
    open: row.end === null,
    state,
    settled,
    waitsFor,
  };
}
