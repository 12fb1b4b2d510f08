import { type Stage, stages } from "../codes.ts";

export const currentStages = ["notice", ...stages, "firstContact", "closing", "ended"] as const;
/** Where a departure or one client's handover stands, as one code. */
export type CurrentStage = (typeof currentStages)[number];

/**
 * The earliest stage that some of the open clients have not settled (R3); `firstContact` when all of them are
 * introduced, `closing` when none is open any more. Counts of clients.
 */
export function currentStage(open: number, settled: Readonly<Record<Stage, number>>): CurrentStage {
  if (open === 0) return "closing";
  return stages.find((stage) => settled[stage] < open) ?? "firstContact";
}
