import { workflowTypes } from "../../db/schema/kernel.ts";
import type { Wake } from "../../db/transaction.ts";

/** The wake of a departure, handover or stand-up: its workflow looks at the facts again. */
export const wakeDeparture = (id: string): Wake => ({ type: "departure", id });
export const wakeHandover = (id: string): Wake => ({ type: "handover", id });
export const wakeStandup = (teamId: string): Wake => ({ type: "standup", id: teamId });

/** The wake of the workflow of this id, `departure:<uuid>`. */
export function toWake(workflowId: string): Wake {
  const [type = "", id = ""] = workflowId.split(":");
  const known = workflowTypes.find((one) => one === type);
  if (!known) throw new Error(`no workflow has the id ${workflowId}`);
  return { type: known, id };
}
