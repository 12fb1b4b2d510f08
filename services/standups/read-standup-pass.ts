import { look } from "../../db/transaction.ts";
import { type Pass, readPass } from "../departures/read-pass.ts";
import { readStandupStanding } from "../departures/read-standing.ts";
import type { ServiceDeps } from "../deps.ts";
import { deliverEffectsFact } from "../effects/deliver-effects-fact.ts";
import { listStandupFact } from "./list-standup-fact.ts";

export const standupSteps = ["listStandup", "deliverEffects"] as const;
export type StandupStep = (typeof standupSteps)[number];

const system = { kind: "system", name: "pass" } as const;

/** One look at a team's morning list: for ever, asleep while no departure of the team is open. */
export function readStandupPass(deps: ServiceDeps, teamId: string): Promise<Pass<StandupStep>> {
  return look(deps.db, system, async (context) => {
    const standing = await readStandupStanding(context, teamId);
    return readPass(context, { workflowId: `standup:${teamId}`, id: teamId, ended: false, standing }, standupSteps, {
      listStandup: listStandupFact,
      deliverEffects: (inner, id) => deliverEffectsFact(inner, `standup:${id}`),
    });
  });
}
