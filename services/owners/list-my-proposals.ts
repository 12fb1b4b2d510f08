import { sql } from "drizzle-orm";
import type { MyProposals } from "../../contracts/owners.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { Tier } from "../../domain/codes.ts";
import { computeHoursNeeded } from "../../domain/owners/assignment-score.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { assignmentPolicy } from "./assignment-policy.ts";
import { describeReceiver } from "./describe-receiver.ts";

type Row = {
  owner_id: string;
  departure_id: string;
  handover_id: string;
  client_name: string;
  tier: Tier | null;
  risk_score: number;
  open_deals: number;
  open_questions: number;
};

/**
 * The clients approved for a person and not answered yet, with load, dates and hours: what they see before they accept or decline (R5). A deputy sees the
 * load and hours of the colleague the clients are for.
 */
export async function listMyProposals(deps: ServiceDeps, actor: Actor): Promise<MyProposals> {
  return look(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("notYours");
    requireAccess(context, "answerProposal", { ownIds: [actor.id] });
    const ownerIds = await listActingFor(context, actor.id, "acceptClients");
    const { rows } = await context.tx.execute<Row>(sql`
      select p.owner_id, h.departure_id, h.id as handover_id, c.name as client_name, h.effective_tier as tier, h.risk_score,
        coalesce((h.counts->>'openDeals')::int, 0) as open_deals, coalesce((h.counts->>'openQuestions')::int, 0) as open_questions
      from proposals p join handovers h on h.id = p.handover_id join clients c on c.id = h.client_id
      where p.owner_id = any(${sql.param(ownerIds)}::uuid[]) and p.decision in ('approved','changed') and p.answer is null
        and p.superseded_at is null and not p.assigned and h.next_owner_id is null and h."end" is null
      order by h.risk_rank nulls last, h.id`);
    const departures: MyProposals["departures"] = [];
    // A person rarely has proposals from more than one departure at once, or for more than themselves.
    for (const own of Map.groupBy(rows, (row) => `${row.departure_id} ${row.owner_id}`).values()) {
      const [{ departure_id, owner_id }] = own as [Row];
      departures.push(await describe(context, owner_id, departure_id, own));
    }
    return { departures };
  });
}

async function describe(context: Context, personId: string, departureId: string, rows: readonly Row[]) {
  const policy = assignmentPolicy((await readSettings(context.tx)).policy);
  const { activeClients, capacity, ...receiver } = await describeReceiver(context, departureId, personId);
  return {
    departureId,
    ownerId: personId,
    ...receiver,
    load: { activeClients: Math.max(0, activeClients - rows.length), capacity, proposed: rows.length },
    hoursNeeded: rows.reduce((sum, row) => sum + computeHoursNeeded({ tier: row.tier }, policy), 0),
    clients: rows.map((row) => ({
      handoverId: row.handover_id,
      clientName: row.client_name,
      tier: row.tier,
      hours: computeHoursNeeded({ tier: row.tier }, policy),
      riskScore: row.risk_score,
      openDeals: row.open_deals,
      openQuestions: row.open_questions,
    })),
  };
}
