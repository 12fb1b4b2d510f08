import { and, eq, inArray } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import type { ChangeContext, Wake } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { effectKinds } from "./kinds.ts";

/**
 * What came back from outside answers whether messages of unknown outcome arrived: an answer to one, a press on its link,
 * or a bounce. What follows of that outcome follows now, and the question to a person ends. Those of known outcome are
 * left alone. The caller holds the locks on departure and clients and wakes what is returned.
 *
 * @param reason code, kept with the ledger row
 */
export async function settleByProof(
  deps: ServiceDeps,
  context: ChangeContext,
  effectIds: readonly string[],
  outcome: "accepted" | "failed",
  reason: string,
): Promise<{ settledIds: string[]; wakes: Wake[] }> {
  const { tx, businessNow } = context;
  const settled = await tx
    .update(effects)
    .set({
      state: outcome,
      reason,
      settledAt: businessNow,
      ...(reason === "bounced" ? { bouncedAt: businessNow } : {}),
    })
    .where(and(inArray(effects.id, [...effectIds]), eq(effects.state, "unknown")))
    .returning();
  const settledIds = settled.map((effect) => effect.id);
  if (settledIds.length > 0)
    await finishTasks(context, { kinds: ["settleUnknownEffect"], subjectIds: settledIds }, reason);
  const wakes: Wake[] = [];
  for (const effect of settled)
    wakes.push(...((await effectKinds[effect.kind].settled?.(context, effect, outcome, deps)) ?? []));
  return { settledIds, wakes };
}
