import { randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import { planColleagueMails } from "./plan-colleague-mails.ts";

const system = { kind: "system", name: "tellColleagues" } as const;

/**
 * Gathers unsent notifications into mails: at most one a working day for each colleague and departure, and one more for
 * what is due that day. What is said is rendered when the mail leaves.
 */
export async function tellColleagues(deps: ServiceDeps, departureId: string): Promise<void> {
  await change(deps.db, system, async (context) => {
    const { tx, lock } = context;
    await lock.departure(departureId, "update");
    const { now, mailAt } = await planColleagueMails(context, departureId);
    if (now.length === 0) return unchanged(undefined);
    const workflowId = `departure:${departureId}`;
    const fresh = now.filter((plan) => plan.effectId === null).map((plan) => ({ ...plan, batchId: randomUUID() }));
    await planEffects(
      deps,
      context,
      fresh.map((plan) => ({
        kind: "colleagueMail",
        factId: plan.batchId,
        factRevision: 1,
        workflowId,
        notBefore: mailAt,
        departureId,
        personId: plan.personId,
        channel: "email",
        recipient: plan.email,
      })),
    );
    const made = await tx
      .select({ id: effects.id, factId: effects.factId })
      .from(effects)
      .where(
        and(
          eq(effects.workflowId, workflowId),
          inArray(
            effects.factId,
            fresh.map((plan) => plan.batchId),
          ),
        ),
      );
    const effectOf = new Map(made.map((row) => [row.factId, row.id]));
    const carried = [
      ...now.flatMap(({ effectId, notificationIds }) =>
        effectId ? notificationIds.map((id) => ({ id, effectId })) : [],
      ),
      ...fresh.flatMap(({ batchId, notificationIds }) =>
        notificationIds.map((id) => ({ id, effectId: effectOf.get(batchId) as string })),
      ),
    ];
    await tx.execute(sql`
      update notifications n set effect_id = v.effect_id
      from unnest(${sql.param(carried.map((row) => row.id))}::uuid[], ${sql.param(carried.map((row) => row.effectId))}::uuid[]) as v(id, effect_id)
      where n.id = v.id`);
    const body = { mails: fresh.length, notifications: carried.length };
    return done(undefined, [{ verb: "tellColleagues", subject: `departure:${departureId}`, body }]);
  });
}
