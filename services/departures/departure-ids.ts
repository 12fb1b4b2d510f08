import type { Wake } from "../../db/transaction.ts";

/** The wake of a departure, handover or stand-up: its workflow looks at the facts again. */
export const wakeDeparture = (id: string): Wake => ({ type: "departure", id });
export const wakeHandover = (id: string): Wake => ({ type: "handover", id });
export const wakeStandup = (teamId: string): Wake => ({ type: "standup", id: teamId });
