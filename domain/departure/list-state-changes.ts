import type { ClientState } from "../codes.ts";
import { deriveClientState, type HandoverEnding, type StageFacts, type WaivableStage } from "./stage-gates.ts";

/** When each fact of a client's handover came about; null while it has not. Any order-preserving notation of days. */
export type DatedFacts = {
  owner: string | null;
  inventory: string | null;
  departments: string | null;
  offer: string | null;
  told: string | null;
  introduced: string | null;
  handedOver: string | null;
  /** Gates the head waived; a waived gate's fact is dated too. */
  waived: readonly WaivableStage[];
  ending: { how: Extract<HandoverEnding, "lost" | "letGo" | "excluded">; on: string } | null;
};

const dated = ["owner", "inventory", "departments", "offer", "told", "introduced", "handedOver"] as const;

/**
 * R3: the states a client went through, each with the day it was in it first, oldest first: what `deriveClientState` would
 * have said at the end of each day something happened. Before the first a client is in the portfolio.
 */
export function listStateChanges(facts: DatedFacts): { on: string; state: ClientState }[] {
  const days = [...dated.map((fact) => facts[fact]), facts.ending?.on ?? null].filter((on) => on !== null);
  const changes: { on: string; state: ClientState }[] = [];
  let before: ClientState = "inPortfolio";
  for (const on of [...new Set(days)].sort()) {
    const state = deriveClientState(factsBy(facts, on));
    if (state !== before) changes.push({ on, state });
    before = state;
  }
  return changes;
}

function factsBy(facts: DatedFacts, day: string): StageFacts & { handedOver: boolean; ending: HandoverEnding | null } {
  const by = (on: string | null) => on !== null && on <= day;
  return {
    owner: by(facts.owner),
    inventory: by(facts.inventory),
    departments: by(facts.departments),
    offer: by(facts.offer),
    told: by(facts.told),
    introduced: by(facts.introduced),
    // A waived gate is dated as its fact is, so it settles nothing before its day.
    waived: facts.waived.filter((stage) => by({ S2: facts.inventory, S3: facts.departments, S4: facts.offer }[stage])),
    handedOver: by(facts.handedOver),
    ending: facts.ending && by(facts.ending.on) ? facts.ending.how : null,
  };
}
