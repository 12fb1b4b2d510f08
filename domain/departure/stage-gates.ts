import type { ClientState, Stage } from "../codes.ts";

/**
 * What a client's handover has reached, told by the rows of its facts. `owner`: a successor is appointed and accepted
 * or assigned; `inventory`: signed (R10); `departments`: every gating department acknowledged or its gate opened, the
 * others sent; `offer`: decided, "none" included; `told`: the client notice is delivered (R17); `introduced`: held in
 * its format (R19).
 */
export type StageFacts = {
  owner: boolean;
  inventory: boolean;
  departments: boolean;
  offer: boolean;
  told: boolean;
  introduced: boolean;
  /** Gates the head waived with a reason. Owner, client notice and introduction cannot be waived. */
  waived: readonly WaivableStage[];
};

export type WaivableStage = "S2" | "S3" | "S4";

/** What each stage waits for (R3). */
export const precedingStages: Readonly<Record<Stage, readonly Stage[]>> = {
  S1: [],
  S2: ["S1"],
  S3: ["S1"],
  S4: ["S2"],
  S5: ["S1", "S3", "S4"],
  S6: ["S2", "S5"],
};

const factOf = {
  S1: "owner",
  S2: "inventory",
  S3: "departments",
  S4: "offer",
  S5: "told",
  S6: "introduced",
} as const satisfies Record<Stage, keyof StageFacts>;

/** R3: whether a stage is done or waived for a client. */
export function isStageSettled(stage: Stage, facts: StageFacts): boolean {
  return facts[factOf[stage]] || (facts.waived as readonly Stage[]).includes(stage);
}

/** R3: whether a stage may begin for a client, and which stages it still waits for. */
export function canEnterStage(stage: Stage, facts: StageFacts): { ok: boolean; blockers: Stage[] } {
  const blockers = precedingStages[stage].filter((earlier) => !isStageSettled(earlier, facts));
  return { ok: blockers.length === 0, blockers };
}

/** How a client's handover ended, or null while it runs. */
export type HandoverEnding = "lost" | "letGo" | "excluded" | "tracked" | "closed";

const stateAfter: readonly (readonly [Stage, ClientState])[] = [
  ["S1", "ownerSet"],
  ["S2", "inventoried"],
  ["S3", "departmentsTold"],
  ["S4", "offerDecided"],
  ["S5", "notified"],
  ["S6", "introduced"],
];

/**
 * R3: the state shown for a client: the furthest one all of whose earlier stages are settled, derived and never stored.
 * A stage that ran ahead of its row does not advance it: an undelivered notice leaves the client at `offerDecided`
 * whatever was done since.
 */
export function deriveClientState(
  facts: StageFacts & { handedOver: boolean; ending: HandoverEnding | null },
): ClientState {
  if (facts.ending !== null) return facts.ending;
  let state: ClientState = "inPortfolio";
  for (const [stage, next] of stateAfter) {
    if (!isStageSettled(stage, facts)) return state;
    state = next;
  }
  return facts.handedOver ? "handedOver" : state;
}
