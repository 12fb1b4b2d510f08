import { sql } from "drizzle-orm";
import type { LooseWorkView } from "../../contracts/loose-work.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess, mayEver } from "../../domain/access/decide-access.ts";
import { departureSubject } from "../access/require-access.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";

/** A departure's loose work: all of it for head, executive and leaver, for everybody else the pieces given to them. */
export async function listLooseWork(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
): Promise<{ looseWork: LooseWorkView[] }> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    const seesAll = decideAccess(actor, "readHandovers", departureSubject(departure)).allowed;
    if (!seesAll && (actor.kind !== "person" || !mayEver(actor, "readHandovers")))
      throw new ForbiddenError("roleMayNot");
    const own =
      !seesAll && actor.kind === "person"
        ? sql`and l.to_person_id = any(${sql.param(await listActingFor(context, actor.id, "acceptLooseWork", departureId))}::uuid[])`
        : sql``;
    const { rows } = await context.tx.execute<LooseWorkView>(sql`
      select l.id, l.kind, l.subject_id as "subjectId", l.client_id as "clientId", c.name as "clientName", coalesce(d.title, q.text) as title,
        l.to_person_id as "toPersonId", l.due_on::text as "dueOn", l.accepted_at as "acceptedAt"
      from loose_work l left join clients c on c.id = l.client_id
      left join deals d on l.kind = 'deal' and d.id = l.subject_id
      left join open_questions q on l.kind = 'question' and q.id = l.subject_id
      where l.departure_id = ${departureId} ${own} order by l.kind, l.id`);
    const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString());
    return { looseWork: rows.map((row) => ({ ...row, acceptedAt: iso(row.acceptedAt) })) };
  });
}
