import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import type { Dossier } from "../../domain/inventory/inventory-gaps.ts";

/** Answers the leaver or successor gave in words, as kinds of notes: what they are about stands in the subject. */
export const answerKinds = ["promises", "noPromises", "history", "nextStep", "deliveryDate", "clientName"] as const;
export type AnswerKind = (typeof answerKinds)[number];

type Row = Record<string, unknown>;

/**
 * What is recorded of each client (R9), in a handful of set queries. The leaver's own deals and orders count, those of the client's owner once it has switched, and nobody's; questions all, for all
 * of them pass to the successor (R20). `leaverId` null: no notice is given, and each client's owner stands for the leaver.
 */
export async function loadDossiers(
  tx: Tx,
  clientIds: readonly string[],
  leaverId: string | null,
): Promise<Map<string, Dossier>> {
  const ids = sql`unnest(${sql.param([...clientIds])}::uuid[]) b(id)`;
  const mine = (work: "d" | "r") => {
    const [owner, client] = [sql.raw(`${work}.owner_id`), sql.raw(`${work}.client_id`)];
    return leaverId === null
      ? sql`(${owner} is null or ${ownersOwn(owner, client)})`
      : sql`(coalesce(${owner}, ${leaverId}::uuid) = ${leaverId}::uuid or ${ownersOwn(owner, client)})`;
  };
  const answers = await loadAnswers(tx, clientIds);
  const dossiers = new Map(clientIds.map((clientId) => [clientId, emptyDossier(clientId, answers)]));
  const each = async (query: ReturnType<typeof sql>, add: (dossier: Draft, row: Row) => void) => {
    const { rows } = await tx.execute<Row>(query);
    for (const row of rows) {
      const dossier = dossiers.get(row.client_id as string);
      if (dossier) add(dossier, row);
    }
  };
  await each(
    sql`select c.id as client_id, c.name <> '' as named,
      exists (select from orders r where r.client_id = c.id) or exists (select from interactions i where i.client_id = c.id) as history
      from clients c join ${ids} on b.id = c.id`,
    (dossier, row) => {
      dossier.hasName ||= row.named as boolean;
      dossier.hasHistory ||= row.history as boolean;
    },
  );
  await each(
    sql`select k.client_id, k.id, k.part, k.verified_on::text as verified_on,
      coalesce(k.email, '') <> '' or coalesce(k.phone, '') <> '' as reachable
      from contacts k join ${ids} on b.id = k.client_id where k.left_on is null`,
    (dossier, row) =>
      dossier.contacts.push({
        id: row.id as string,
        isDecisionMaker: row.part === "decisionMaker",
        reachable: row.reachable as boolean,
        verifiedOn: row.verified_on as string | null,
      }),
  );
  await each(
    sql`select d.client_id, d.id, d.stage <> '' as known from deals d join ${ids} on b.id = d.client_id
      where d.status = 'open' and ${mine("d")}`,
    (dossier, row) =>
      dossier.openDeals.push({
        id: row.id as string,
        hasNextStep: (row.known as boolean) || answers.has(`nextStep deal:${row.id}`),
      }),
  );
  await each(
    sql`select r.client_id, r.id, r.promised_on is not null as known from orders r join ${ids} on b.id = r.client_id
      where r.status = 'open' and ${mine("r")}`,
    (dossier, row) =>
      dossier.openOrders.push({
        id: row.id as string,
        hasDeliveryDate: (row.known as boolean) || answers.has(`deliveryDate order:${row.id}`),
      }),
  );
  await each(
    sql`select q.client_id, q.id, q.text <> '' as known from open_questions q join ${ids} on b.id = q.client_id
      where q.closed_on is null`,
    (dossier, row) => dossier.openQuestions.push({ id: row.id as string, hasDescription: row.known as boolean }),
  );
  return dossiers;
}

const ownersOwn = (owner: SQL, client: SQL) => sql`exists (
  select from ownerships o where o.client_id = ${client} and upper_inf(o.during) and o.person_id = ${owner})`;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Draft = Mutable<Dossier>;

function emptyDossier(clientId: string, answers: ReadonlySet<string>): Draft {
  const has = (kind: AnswerKind) => answers.has(`${kind} client:${clientId}`);
  return {
    clientId,
    hasName: has("clientName"),
    contacts: [],
    openDeals: [],
    openOrders: [],
    openQuestions: [],
    hasHistory: has("history"),
    promises: has("promises") ? "recorded" : has("noPromises") ? "none" : null,
  };
}

/** `<kind> <subject>` of every answer about these clients, their deals and orders. */
async function loadAnswers(tx: Tx, clientIds: readonly string[]): Promise<Set<string>> {
  const ids = sql.param([...clientIds]);
  const kinds = sql.param([...answerKinds]);
  const { rows } = await tx.execute<{ answer: string }>(sql`
    select n.kind || ' ' || n.subject as answer from notes n
    where n.kind = any(${kinds}::text[]) and n.subject in (
      select 'client:' || b.id from unnest(${ids}::uuid[]) b(id)
      union all select 'deal:' || d.id from deals d join unnest(${ids}::uuid[]) b(id) on b.id = d.client_id where d.status = 'open'
      union all select 'order:' || r.id from orders r join unnest(${ids}::uuid[]) b(id) on b.id = r.client_id where r.status = 'open')`);
  return new Set(rows.map((row) => row.answer));
}
