import type { ExitReason } from "../codes.ts";

/** Why one leaver went, and what is done about it by whom. */
export type Exit = { reason: ExitReason; action: string | null; actionOwnerId: string | null };

/** R84: each reason of leaving needs an action and a person for it; these exits lack one of them. */
export function listUnaddressedExitReasons<E extends Exit>(exits: readonly E[]): E[] {
  return exits.filter(({ action, actionOwnerId }) => action === null || action.trim() === "" || actionOwnerId === null);
}

/** Leavers from which on reasons of leaving may be shown to others than HR, so that none can be told from a report. */
export const FEWEST_LEAVERS_SHOWN = 5;
