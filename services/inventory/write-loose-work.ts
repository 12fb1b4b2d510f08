import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { type BookOf, newLooseWorkQuery } from "./book-queries.ts";

/** Loose work newly listed: pieces for a person, by person, and pieces the head must name a person for. */
export interface NewLooseWork {
  ids: string[];
  byPerson: Map<string, number>;
  unnamed: number;
}

/** Lists the leaver's loose work; a piece at another owner's client goes to that owner at once, unless that owner is leaving too. */
export async function insertLooseWork(context: Context, book: BookOf): Promise<NewLooseWork> {
  const { rows } = await context.tx.execute<{ id: string; to_person_id: string | null }>(sql`
    insert into loose_work (departure_id, kind, subject_id, client_id, to_person_id)
    select ${book.departureId}, n.kind, n.subject_id, n.client_id, p.id
    from (${newLooseWorkQuery(book)}) n
    left join ownerships o on o.client_id = n.client_id and upper_inf(o.during)
    left join people p on p.id = o.person_id and p.status = 'active' and p.id <> ${book.leaverId}
    on conflict do nothing
    returning id, to_person_id`);
  const byPerson = new Map<string, number>();
  for (const { to_person_id: person } of rows) if (person) byPerson.set(person, (byPerson.get(person) ?? 0) + 1);
  return {
    ids: rows.map((row) => row.id),
    byPerson,
    unnamed: rows.filter((row) => row.to_person_id === null).length,
  };
}
