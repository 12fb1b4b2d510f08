import { change, done, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import { findStandupDay, toRevision } from "./list-standup-fact.ts";

const system = { kind: "system", name: "listStandup" } as const;

/** Plans a team's morning list (R72), one a working day; what it says is gathered when it leaves. */
export async function listStandup(deps: ServiceDeps, teamId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const { due, reader, today } = await findStandupDay(context, teamId);
    if (!due || reader === null) return unchanged(undefined);
    await planEffects(deps, context, [
      {
        kind: "standup",
        factId: teamId,
        factRevision: toRevision(today),
        workflowId: `standup:${teamId}`,
        notBefore: context.businessNow,
        personId: reader.id,
        channel: "email",
        recipient: reader.email,
      },
    ]);
    return done(undefined, [
      { verb: "listStandup", subject: `team:${teamId}`, body: { day: today, personId: reader.id } },
    ]);
  });
}
