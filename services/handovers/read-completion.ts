import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { CompletionFacts } from "../../domain/departure/is-handed-over.ts";

/** What R21 asks of one client, and whether it is a prospect (which is not told, introduced or called). */
export async function readCompletion(
  tx: Tx,
  handoverId: string,
): Promise<(CompletionFacts & { prospect: boolean; ended: boolean }) | null> {
  const { rows } = await tx.execute<
    Record<string, unknown> & {
      tier: CompletionFacts["tier"];
      prospect: boolean;
      ended: boolean;
      owns: boolean;
      told: boolean;
      introduced: boolean;
      leaver_id: string;
      questions: CompletionFacts["openQuestions"];
      items: number[] | null;
    }
  >(sql`
    select h.effective_tier as tier, h.prospect, h."end" is not null as ended, h.told_at is not null as told,
      h.introduced_at is not null as introduced, d.leaver_id, f.items,
      h.switched_at is not null and exists (
        select from ownerships o where o.client_id = h.client_id and o.person_id = h.next_owner_id and upper_inf(o.during)) as owns,
      coalesce((
        select json_agg(json_build_object(
          'responsibleId', case when q.accepted_at is null then null else q.responsible_id end, 'dueOn', q.next_due_on))
        from open_questions q where q.client_id = h.client_id and q.closed_on is null), '[]') as questions
    from handovers h join departures d on d.id = h.departure_id left join first_contacts f on f.handover_id = h.id
    where h.id = ${handoverId}`);
  const row = rows[0];
  if (!row) return null;
  return {
    tier: row.tier,
    prospect: row.prospect,
    ended: row.ended,
    successorOwns: row.owns,
    told: row.told,
    introduced: row.introduced,
    openQuestions: row.questions,
    leaverId: row.leaver_id,
    firstContact: row.items ? { items: row.items } : null,
  };
}
