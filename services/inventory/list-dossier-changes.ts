import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";

/** One edit of a dossier: what was done to which record, by whom, when. */
interface DossierChange {
  verb: string;
  byId: string | null;
  at: string;
  /** The contact or question it was about. */
  subjectId: string | null;
  fields: string[];
  version: number;
}

/** What people changed in a client's dossier since `version` was read, oldest first, as the audit of this departure tells it. */
export async function listDossierChanges(
  { tx }: Pick<Context, "tx">,
  departure: Pick<DepartureRow, "noticedAt">,
  clientId: string,
  version: number,
): Promise<DossierChange[]> {
  const { rows } = await tx.execute<{ verb: string; actor: string; at: string; body: Record<string, unknown> }>(sql`
    select verb, actor, to_json(business_at) #>> '{}' as at, body::jsonb as body from audit
    where subject = ${`client:${clientId}`} and verb in ('addContact','updateContact','addOpenQuestion','updateOpenQuestion')
      and business_at >= ${departure.noticedAt.toISOString()}::timestamptz and (body::jsonb->>'version')::int > ${version}
    order by id`);
  return rows.map(({ verb, actor, at, body }) => ({
    verb,
    byId: actor.startsWith("person:") ? actor.slice("person:".length) : null,
    at: new Date(at).toISOString(),
    subjectId: (body.contactId ?? body.questionId ?? null) as string | null,
    fields: (body.fields ?? []) as string[],
    version: body.version as number,
  }));
}
