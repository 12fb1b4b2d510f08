import { type SQL, sql } from "drizzle-orm";
import type { ProposalRow } from "../../contracts/owners.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError } from "../errors.ts";

export type ProposalFilter = "open" | "undecided" | "all";

const filters: Record<ProposalFilter, SQL> = {
  undecided: sql`p.decision is null and p.superseded_at is null`,
  open: sql`p.superseded_at is null`,
  all: sql`true`,
};

/**
 * Proposals of a departure for who approves them, in the order clients are worked, a page at a time. `undecided`: what the approval stands for; `open`: with
 * answers awaited or given; `all`: earlier rounds too.
 */
export async function listProposals(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string; filter: ProposalFilter; cursor?: string; limit: number },
): Promise<{ proposals: ProposalRow[]; total: number; next: string | null }> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, input.departureId);
    await requireAccessOrTask(context, "readPlan", departureSubject(departure), departure.id);
    const offset = parseOffset(input.cursor);
    const from = sql`from proposals p join handovers h on h.id = p.handover_id
      where h.departure_id = ${departure.id} and ${filters[input.filter]}`;
    const { rows } = await context.tx.execute<ProposalRow>(sql`
      select p.id, p.handover_id as "handoverId", c.name as "clientName", h.effective_tier as tier,
        h.annual_profit_minor::float8 as "annualProfitMinor", p.round, p.proposed_id as "proposedId", o.name as "proposedName", p.reasons,
        p.alternatives, s.person_id as "suggestedId", p.decision, p.owner_id as "ownerId", p.answer, p.decline_reason as "declineReason",
        p.assigned, p.superseded_how as "supersededHow", p.version
      from (select p.*, h.risk_rank ${from} order by h.risk_rank nulls last, h.id, p.round limit ${input.limit} offset ${offset}) p
      join handovers h on h.id = p.handover_id join clients c on c.id = h.client_id left join people o on o.id = p.proposed_id
      left join leaver_suggestions s on s.handover_id = h.id
      order by h.risk_rank nulls last, h.id, p.round`);
    const { rows: counted } = await context.tx.execute<{ total: number }>(sql`select count(*)::int as total ${from}`);
    const total = counted[0]?.total ?? 0;
    const end = offset + rows.length;
    return { proposals: rows, total, next: end < total ? String(end) : null };
  });
}

function parseOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new InvalidError("badCursor", "The cursor is not one of ours.", { pointer: "/cursor" });
  return Number(cursor);
}
