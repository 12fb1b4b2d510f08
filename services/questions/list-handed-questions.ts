import { type SQL, sql } from "drizzle-orm";
import type { HandedQuestion } from "../../contracts/questions.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { requireAccess } from "../access/require-access.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { listAnswerableFor } from "./list-answerable-for.ts";

/** A handover (alias `h`) after which its client is in no other one: what is asked of the client belongs there. */
export const isLastHandover: SQL = sql`(h."end" is null or not exists (
  select from handovers x where x.client_id = h.client_id and x.id <> h.id and (x."end" is null or x.ended_at > h.ended_at)))`;

/** Questions handed over in a departure and still open: a successor (or the deputy while they are away) sees their own, the head of the team all. */
export function listHandedQuestions(deps: ServiceDeps, actor: Actor, departureId: string): Promise<HandedQuestion[]> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    const own = actor.kind === "person" ? actor.id : null;
    requireAccess(context, "readHandovers", { teamId: departure.teamId, ownIds: [own] });
    const all = decideAccess(actor, "readHandovers", { teamId: departure.teamId }).allowed;
    const people = own ? await listAnswerableFor(context, own, departureId) : [];
    const { rows } = await context.tx.execute<HandedQuestion & Record<string, unknown>>(sql`
      select q.id, q.client_id as "clientId", k.name as "clientName", h.id as "handoverId", q.kind, q.return_state as "returnState",
        q.text, q.due_on::text as "dueOn", q.next_due_on::text as "nextDueOn",
        q.next_responsible_id as "nextResponsibleId", to_json(q.accepted_at) #>> '{}' as "acceptedAt"
      from open_questions q join handovers h on h.client_id = q.client_id and h.departure_id = ${departureId}
      join clients k on k.id = q.client_id
      where q.handed_over_at is not null and q.closed_on is null and ${isLastHandover} and (${all} or q.next_responsible_id = any(${sql.param(people)}::uuid[]))
      order by q.next_due_on, q.id`);
    return rows.map((row) => ({ ...row, acceptedAt: row.acceptedAt ? new Date(row.acceptedAt).toISOString() : null }));
  });
}
