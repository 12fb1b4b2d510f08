import { type SQL, sql } from "drizzle-orm";
import type { ClientState, Stage } from "../../domain/codes.ts";
import {
  canEnterStage,
  deriveClientState,
  type StageFacts,
  type WaivableStage,
} from "../../domain/departure/stage-gates.ts";
import type { Gate } from "../../domain/gates.ts";

/** Where a client stands (R3), as far as gates and instants tell it. */
export interface Standing {
  /** Without an end of its own. */
  open: boolean;
  state: ClientState;
  /** Stages whose own fact is there. */
  settled: Readonly<Record<Stage, boolean>>;
  /** Stages not settled although all before them are: what the client waits for. */
  waitsFor: Stage[];
}

/** What a client's standing hangs on, and nothing else: clients alike in this stand alike. */
export type StandingFacts = {
  told: boolean;
  introduced: boolean;
  end: "handedOver" | "lost" | "letGo" | "excluded" | null;
  opened: Gate[] | null;
  waived: Gate[] | null;
};

const stageOfGate = { inventory: "S2", departments: "S3", offer: "S4" } as const satisfies Partial<
  Record<Gate, WaivableStage>
>;
const order = ["S1", "S2", "S3", "S4", "S5", "S6"] as const;

export function deriveStanding({ told, introduced, end, ...gates }: StandingFacts): Standing {
  const opened = new Set(gates.opened ?? []);
  const facts: StageFacts = {
    owner: opened.has("owner"),
    inventory: opened.has("inventory"),
    departments: opened.has("departments"),
    offer: opened.has("offer"),
    told,
    introduced,
    waived: (gates.waived ?? []).flatMap((gate) => (gate === "owner" ? [] : [stageOfGate[gate]])),
  };
  const settled = {
    S1: facts.owner,
    S2: facts.inventory,
    S3: facts.departments,
    S4: facts.offer,
    S5: facts.told,
    S6: facts.introduced,
  };
  const isHandedOver = end === "handedOver";
  return {
    open: end === null,
    state: deriveClientState({ ...facts, handedOver: isHandedOver, ending: isHandedOver ? null : end }),
    settled,
    waitsFor: end === null ? order.filter((stage) => !settled[stage] && canEnterStage(stage, facts).ok) : [],
  };
}

/** Handovers of some departures, withdrawn ones left out, each with the facts of its standing. */
export const selectStandingFacts = (departureIds: readonly string[]): SQL => sql`
  select h.id, h.departure_id, h.client_id, h.prospect, h.effective_tier as tier, h.told_at is not null as told,
    h.introduced_at is not null as introduced, h."end",
    array_agg(g.gate) filter (where g.gate is not null) as opened, array_agg(g.gate) filter (where g.how = 'waived') as waived
  from handovers h left join gates g on g.handover_id = h.id
  where h.departure_id = any(${sql.param([...departureIds])}::uuid[]) and h."end" is distinct from 'withdrawn'
  group by h.id`;
