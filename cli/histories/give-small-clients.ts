import { query } from "./query.ts";

/** Puts the company's least profitable buying clients into the book of the rep who has exactly `fewest`. */
export async function giveSmallClients(databaseUrl: string, fewest: number, count: number): Promise<void> {
  const given = await query(
    databaseUrl,
    `with rep as (
       select person_id from ownerships where upper_inf(during) group by person_id having count(*) = ${fewest} limit 1
     ), small as (
       select o.id from ownerships o join orders b on b.client_id = o.client_id and b.status = 'done'
       where upper_inf(o.during) and o.person_id <> (select person_id from rep)
       group by o.id having count(*) > 1 order by sum(b.profit_minor), o.id limit ${count}
     )
     update ownerships set person_id = rep.person_id from rep, small where ownerships.id = small.id returning ownerships.id`,
  );
  if (given.length !== count) throw new Error(`nobody has ${fewest} clients, or there are too few small ones`);
}
