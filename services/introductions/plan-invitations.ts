import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";

/** One revision of an introduction that is to be sent to its attendees. */
export interface Revision {
  introductionId: string;
  handoverId: string;
  sequence: number;
}

interface Recipient extends Record<string, unknown> {
  introduction_id: string;
  person_id: string | null;
  contact_id: string | null;
  email: string;
}

/** One REQUEST to each attendee with an address; who has none simply gets no mail. Wake the handovers. */
export async function planInvitations(
  deps: ServiceDeps,
  context: Context,
  departureId: string,
  revisions: readonly Revision[],
): Promise<void> {
  await plan(deps, context, "invitation", departureId, revisions, null);
}

/**
 * One CANCEL to each attendee of appointments that do not take place as invited, or only to those named by
 * `attendeeIds`, who were taken off. Who was never sent an invitation gets none (checked when it would leave).
 */
export async function planCancellations(
  deps: ServiceDeps,
  context: Context,
  departureId: string,
  revisions: readonly Revision[],
  attendeeIds: readonly string[] | null = null,
): Promise<void> {
  await plan(deps, context, "cancellation", departureId, revisions, attendeeIds);
}

async function plan(
  deps: ServiceDeps,
  context: Context,
  kind: "invitation" | "cancellation",
  departureId: string,
  revisions: readonly Revision[],
  attendeeIds: readonly string[] | null,
): Promise<void> {
  if (revisions.length === 0 || attendeeIds?.length === 0) return;
  const { rows } = await context.tx.execute<Recipient>(sql`
    select a.introduction_id, a.person_id, a.contact_id, coalesce(p.email, c.email) as email
    from attendees a left join people p on p.id = a.person_id left join contacts c on c.id = a.contact_id
    where a.introduction_id = any(${sql.param(revisions.map((one) => one.introductionId))}::uuid[])
      and coalesce(p.email, c.email) like '%@%'
      and ${attendeeIds ? sql`a.id = any(${sql.param([...attendeeIds])}::uuid[])` : sql`a.removed_at is null`}
    order by a.id`);
  const byId = new Map(revisions.map((one) => [one.introductionId, one]));
  const list = rows.flatMap((row) => {
    const revision = byId.get(row.introduction_id);
    if (!revision) return [];
    return [
      {
        kind,
        factId: revision.introductionId,
        factRevision: revision.sequence,
        workflowId: `handover:${revision.handoverId}`,
        departureId,
        handoverId: revision.handoverId,
        personId: row.person_id,
        contactId: row.contact_id,
        channel: "email" as const,
        recipient: row.email,
        notBefore: context.businessNow,
      },
    ];
  });
  await planEffects(deps, context, list);
}
