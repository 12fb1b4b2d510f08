import { inArray, sql } from "drizzle-orm";
import type { DossierView } from "../../contracts/inventory.ts";
import { people } from "../../db/schema/people.ts";
import type { Tx } from "../../db/transaction.ts";

/** R13: each department's person for a client; no person where none is named. */
export async function readDepartmentPersons(tx: Tx, clientId: string): Promise<DossierView["persons"]> {
  const { rows } = await tx.execute<DossierView["persons"][number]>(sql`
    select d.code as department, p.id as "personId", p.name, c.confirmed_at is not null as confirmed
    from departments d left join department_contacts c on c.department_id = d.id and c.client_id = ${clientId}
    left join people p on p.id = c.person_id order by d.code`);
  return rows;
}

/** R8: owners of a client so far, the first one first: how each came to it, and until when. */
export async function readTransferLog(tx: Tx, clientId: string): Promise<DossierView["transferLog"]> {
  const { rows } = await tx.execute<{
    person_id: string;
    name: string;
    from_at: string | null;
    to_at: string | null;
    how: "recorded" | "handover";
  }>(sql`
    select o.person_id, p.name, to_json(lower(o.during)) #>> '{}' as from_at, to_json(upper(o.during)) #>> '{}' as to_at,
      case when o.departure_id is null then 'recorded' else 'handover' end as how
    from ownerships o join people p on p.id = o.person_id where o.client_id = ${clientId} order by lower(o.during) nulls first`);
  const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    from: iso(row.from_at),
    to: iso(row.to_at),
    how: row.how,
  }));
}

type Speaking = Pick<DossierView, "deals" | "questions" | "history" | "gaps" | "signatures">;

/** Names of the people a dossier speaks of by id alone, by their id. */
export async function nameEverybody(tx: Tx, dossier: Speaking): Promise<DossierView["names"]> {
  const ids = [
    ...dossier.deals.map((deal) => deal.ownerId),
    ...dossier.questions.map((question) => question.responsibleId),
    ...dossier.history.map((entry) => entry.personId),
    ...dossier.gaps.map((gap) => gap.fillById),
    ...dossier.signatures.map((signature) => signature.personId),
  ].filter((id) => id !== null);
  if (ids.length === 0) return {};
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
