import { sql } from "drizzle-orm";
import { isAny } from "../../db/is-any.ts";
import { introductions } from "../../db/schema/introductions.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { planCancellations } from "./plan-invitations.ts";

/**
 * Calls off the introductions of handovers that go no further (withdrawal, client lost or let go): a CANCEL under the
 * next SEQUENCE to who was invited; what was held stays held. The caller holds the locks and wakes the handovers.
 * Returns the handovers whose introduction was called off.
 */
export async function cancelIntroductions(
  deps: ServiceDeps,
  context: ChangeContext,
  departureId: string,
  handoverIds: readonly string[],
): Promise<string[]> {
  if (handoverIds.length === 0) return [];
  const { rows } = await context.tx.execute<{ id: string; handover_id: string; sequence: number; agreed: boolean }>(sql`
    select i.id, i.handover_id, i.state = 'agreed' as agreed, i.sequence + case when i.state = 'agreed' then 1 else 0 end as sequence
    from introductions i where i.handover_id = any(${sql.param([...handoverIds])}::uuid[])
      and i.state in ('planned','offered','agreed') order by i.id for update`);
  if (rows.length === 0) return [];
  await planCancellations(
    deps,
    context,
    departureId,
    rows
      .filter((row) => row.agreed)
      .map((row) => ({ introductionId: row.id, handoverId: row.handover_id, sequence: row.sequence })),
  );
  await context.tx
    .update(introductions)
    .set({
      state: "cancelled",
      sequence: sql`${introductions.sequence} + case when ${introductions.state} = 'agreed' then 1 else 0 end`,
      nextAt: null,
      version: sql`${introductions.version} + 1`,
    })
    .where(
      isAny(
        introductions.id,
        rows.map((row) => row.id),
      ),
    );
  const cancelled = rows.map((row) => row.handover_id);
  await finishTasks(context, { kinds: ["holdIntroduction"], handoverIds: cancelled }, "moot");
  return cancelled;
}
