import { sql } from "drizzle-orm";
import type { DossierView } from "../../contracts/inventory.ts";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";

/** One edit of a dossier: what was done to which record, by whom, when. */
interface DossierChange {
  verb: string;
  byId: string | null;
  /** For who may read the dossier. */
  byName: string | null;
  at: string;
  /** The contact or question it was about. */
  subjectId: string | null;
  fields: string[];
  version: number;
}

type Row = {
  verb: string;
  by_id: string | null;
  by_name: string | null;
  at: string;
  body: Record<string, unknown>;
};

/** Edits of a client's dossier during this departure, as the audit has them (alias `a`), with who made them (`p`). */
const edits = (departure: Pick<DepartureRow, "noticedAt">, clientId: string) => sql`
  from audit a left join people p on p.id = case when a.actor like 'person:%' then substr(a.actor, 8)::uuid end
  where a.subject = ${`client:${clientId}`} and a.verb in ('addContact','updateContact','addOpenQuestion','updateOpenQuestion')
    and a.business_at >= ${departure.noticedAt.toISOString()}::timestamptz`;

/** What people changed in a client's dossier since `version` was read, oldest first, as the audit of this departure tells it. */
export async function listDossierChanges(
  { tx }: Pick<Context, "tx">,
  departure: Pick<DepartureRow, "noticedAt">,
  clientId: string,
  version: number,
): Promise<DossierChange[]> {
  const { rows } = await tx.execute<Row>(sql`
    select a.verb, p.id as by_id, p.name as by_name, to_json(a.business_at) #>> '{}' as at, a.body::jsonb as body
    ${edits(departure, clientId)} and (a.body::jsonb->>'version')::int > ${version} order by a.id`);
  return rows.map(({ verb, by_id, by_name, at, body }) => ({
    verb,
    byId: by_id,
    byName: by_name,
    at: new Date(at).toISOString(),
    subjectId: (body.contactId ?? body.questionId ?? null) as string | null,
    fields: (body.fields ?? []) as string[],
    version: body.version as number,
  }));
}

/** Who changed the dossier last, and when; null while nobody has. */
export async function findLastChange(
  { tx }: Pick<Context, "tx">,
  departure: Pick<DepartureRow, "noticedAt">,
  clientId: string,
): Promise<DossierView["lastChange"]> {
  const { rows } = await tx.execute<{ by_id: string | null; by_name: string | null; at: string }>(sql`
    select p.id as by_id, p.name as by_name, to_json(a.business_at) #>> '{}' as at ${edits(departure, clientId)} order by a.id desc limit 1`);
  const row = rows[0];
  return row ? { byId: row.by_id, byName: row.by_name, at: new Date(row.at).toISOString() } : null;
}
