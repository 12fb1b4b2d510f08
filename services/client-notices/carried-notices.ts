import { and, eq, inArray, sql } from "drizzle-orm";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { effectContents, effects } from "../../db/schema/effects.ts";
import type { Context, Tx } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import type { EffectRow } from "../effects/effect-kind.ts";
import { effectKey } from "../effects/plan-effects.ts";
import type { Notice } from "./load-notice.ts";

/*
 * One person at several clients of a departure gets one mail (R15). The mail that is claimed first carries the notices
 * of the same release to the same address: their own ledger rows become `superseded`, with the carrying effect in their
 * reason, and end as it ends. A carrier that is cancelled before carries nobody, so no notice depends on another.
 */
const carriedBy = (effectId: string) => `carriedBy:${effectId}`;

/**
 * Takes the address for this transaction. False: another claim to the same person is under way, look again after it.
 * Nobody waits here, because a claim holds its ledger row already.
 */
export async function tryAddress(tx: Tx, departureId: string, address: string): Promise<boolean> {
  const { rows } = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`clientNotice:${departureId}:${address.toLowerCase()}`}, 0)) as taken`,
  );
  return rows[0]?.taken ?? false;
}

interface Twin extends Record<string, unknown> {
  noticeId: string;
  handoverId: string;
  contactId: string;
  effectId: string | null;
  rowVersion: number;
}

/** Notices of the same release to the same address whose mail has not been claimed; ledger rows locked. */
export async function listTwins(
  tx: Tx,
  effect: EffectRow,
  { notice, departure }: Notice,
  address: string,
): Promise<Twin[]> {
  if (notice.releaseId === null) return [];
  await tx.execute(sql`
    select from effects e join client_notices n on n.id = e.fact_id join contacts c on c.id = e.contact_id
    where e.departure_id = ${departure.id} and e.kind = 'clientNotice' and e.state = 'planned' and e.id <> ${effect.id}
      and n.release_id = ${notice.releaseId} and lower(c.email) = lower(${address}) order by e.id for update of e`);
  const { rows } = await tx.execute<Twin>(sql`
    select distinct on (n.id) n.id as "noticeId", n.handover_id as "handoverId", c.id as "contactId", e.id as "effectId",
      n.row_version as "rowVersion"
    from client_notices n join handovers h on h.id = n.handover_id
    join contacts c on c.client_id = h.client_id and lower(c.email) = lower(${address})
    left join effects e on e.fact_id = n.id and e.kind = 'clientNotice' and e.fact_revision = n.row_version and e.contact_id = c.id
    where n.release_id = ${notice.releaseId} and n.kind = ${notice.kind} and n.id <> ${notice.id} and n.state in ('released','told')
      and (e.state = 'planned' or (e.state = 'superseded' and e.reason = ${carriedBy(effect.id)})
        or (e.id is null and n.state = 'released' and n.contact_id = c.id))
    order by n.id, e.planned_at nulls last`);
  return rows;
}

/**
 * Puts these twins onto the mail of an effect. Those without a ledger row of their own get one, or give up the one planned
 * for them this very moment. False: one of them is under way by another mail after all, look again.
 */
export async function carry(
  deps: ServiceDeps,
  context: Context,
  effect: EffectRow,
  address: string,
  twins: readonly Twin[],
): Promise<boolean> {
  const { tx, businessNow } = context;
  const known = twins.flatMap((twin) => twin.effectId ?? []);
  const carried = { state: "superseded", reason: carriedBy(effect.id) } as const;
  if (known.length > 0)
    await tx
      .update(effects)
      .set(carried)
      .where(and(inArray(effects.id, known), inArray(effects.state, ["planned", "superseded"])));
  const fresh = twins.filter((twin) => twin.effectId === null);
  if (fresh.length === 0) return true;
  const made = await tx
    .insert(effects)
    .values(
      fresh.map((twin) => {
        const row = {
          kind: "clientNotice" as const,
          departureId: effect.departureId,
          handoverId: twin.handoverId,
          factId: twin.noticeId,
          factRevision: twin.rowVersion,
          contactId: twin.contactId,
          workflowId: `handover:${twin.handoverId}`,
          notBefore: businessNow,
        };
        const key = effectKey(deps.secret, { ...row, channel: "email", recipient: address });
        return { ...row, ...carried, key, plannedAt: businessNow };
      }),
    )
    .onConflictDoUpdate({ target: effects.key, set: carried, setWhere: eq(effects.state, "planned") })
    .returning({ id: effects.id });
  return made.length === fresh.length;
}

/**
 * What an effect carried ends as the effect did; while that is unknown it waits for the same answer. Returns the ids of
 * the notices carried.
 */
export async function settleCarried(
  { tx, businessNow }: Context,
  effect: EffectRow,
  state: "accepted" | "failed" | "unknown",
): Promise<string[]> {
  if (state === "unknown") return [];
  const carried = await tx
    .update(effects)
    .set({
      state,
      reason: state === "accepted" ? null : effect.reason,
      messageId: effect.messageId,
      attempt: effect.attempt,
      claimedAt: effect.claimedAt,
      settledAt: businessNow,
      claimedOwnerId: sql`(select h.next_owner_id from handovers h where h.id = ${effects.handoverId})`,
    })
    .where(and(eq(effects.state, "superseded"), eq(effects.reason, carriedBy(effect.id))))
    .returning({ id: effects.id, noticeId: effects.factId });
  if (carried.length > 0)
    await tx.execute(sql`
      insert into effect_contents (effect_id, recipient, subject)
      select e.id, c.recipient, c.subject from ${effectContents} c, unnest(${sql.param(carried.map((row) => row.id))}::uuid[]) as e(id)
      where c.effect_id = ${effect.id} on conflict do nothing`);
  return carried.map((row) => row.noticeId);
}

/** Notices that a claimed mail names besides its own. */
export async function listCarriedHandovers(tx: Tx, messageId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ handoverId: clientNotices.handoverId })
    .from(effects)
    .innerJoin(clientNotices, eq(clientNotices.id, effects.factId))
    .where(and(eq(effects.kind, "clientNotice"), eq(effects.messageId, messageId)));
  return rows.map((row) => row.handoverId);
}
