import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";

/** How big a made-up book is; numbers a client. */
export interface BookSize {
  clients: number;
  orders?: number;
  contacts?: number;
  interactions?: number;
  openDeals?: number;
}

/**
 * Gives a rep a book of clients with orders, contacts, interactions and deals over the last two years before 2026-04-06, in a few
 * set statements so that ten thousand clients take seconds.
 */
export async function createBook(db: Database, ownerId: string, colleagueId: string, size: BookSize): Promise<void> {
  const { clients, orders = 10, contacts = 2, interactions = 20, openDeals = 1 } = size;
  const run = (statement: ReturnType<typeof sql>) => db.query.execute(statement);
  const book = sql`(select c.id, row_number() over (order by c.source_id)::int as n from clients c where c.source = 'book')`;
  await run(sql`insert into clients (source, source_id, name, industry, locale)
    select 'book', n::text, 'Firm ' || n, 'industry ' || (n % 7), case when n % 3 = 0 then 'ru' else 'en' end
    from generate_series(1, ${clients}::int) n`);
  await run(sql`insert into ownerships (client_id, person_id, during)
    select b.id, ${ownerId}, '[2020-01-01T00:00:00Z,)' from ${book} b`);
  await run(sql`insert into contacts (client_id, source, source_id, name, part, email, phone, verified_on)
    select b.id, 'book', b.n || '-' || k, 'Contact ' || k, case when k = 1 then 'decisionMaker' else 'everyday' end,
      case when (b.n + k) % 4 > 0 then 'c' || k || '@firm' || b.n || '.example' end, null,
      case when (b.n + k) % 3 > 0 then date '2026-02-01' end
    from ${book} b, generate_series(1, ${contacts}::int) k`);
  await run(sql`insert into orders (source, source_id, client_id, owner_id, ordered_on, status, amount_minor, profit_minor)
    select 'book', b.n || '-' || k, b.id, ${ownerId}, date '2026-04-01' - ((k * 700 / greatest(1, ${orders}::int))::int + b.n % 30),
      case when k = 1 and b.n % 5 = 0 then 'open' else 'done' end, 100000 + (b.n * 7919) % 900000, 10000 + (b.n * 104729) % 300000
    from ${book} b, generate_series(1, ${orders}::int) k`);
  await run(sql`insert into interactions (source, source_id, client_id, person_id, kind, at, ordered_after)
    select 'book', b.n || '-' || k, b.id, case when (b.n + k) % 6 = 0 then ${colleagueId}::uuid else ${ownerId}::uuid end,
      (array['call','email','enquiry','quote'])[1 + k % 4], timestamptz '2026-04-01T10:00:00Z' - (k * 30 + b.n % 30) * interval '1 day',
      case when k % 4 = 2 then (b.n + k) % 3 > 0 end
    from ${book} b, generate_series(1, ${interactions}::int) k`);
  await run(sql`insert into deals (source, source_id, client_id, owner_id, title, stage, status, value_minor)
    select 'book', b.n || '-' || k, b.id, ${ownerId}, 'Deal ' || k, 'quote', 'open', 50000
    from ${book} b, generate_series(1, ${openDeals}::int) k`);
  await run(sql`analyze`);
}
