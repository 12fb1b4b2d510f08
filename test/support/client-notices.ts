import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { contacts } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { tasks } from "../../db/schema/tasks.ts";
import { gates } from "../../domain/gates.ts";
import type { TaskKind } from "../../domain/tasks/task-kinds.ts";
import { createMailSender } from "../../runtime/mail-sender.ts";
import { startMailboxServer } from "../../runtime/mailbox.ts";
import { announceToClients } from "../../services/client-notices/announce-to-clients.ts";
import { callOrWrite } from "../../services/client-notices/call-or-write.ts";
import { releaseSendList } from "../../services/client-notices/release-send-list.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { deliverEffects } from "../../services/effects/deliver-effects.ts";
import { actorOf, createCompany, createDeparture, type TestCompany } from "./company.ts";

export interface Announced {
  company: TestCompany;
  departureId: string;
  handovers: { id: string; clientId: string; contactId: string | null }[];
}

type Options = NonNullable<Parameters<typeof createDeparture>[2]>;

/** A departure whose clients may be told: gates open, the first rep as successor, no offer unless a test decides one. */
export async function createTellable(db: Database, options: Options = {}): Promise<Announced> {
  const company = await createCompany(db);
  const nextOwner = options.nextOwner ?? company.reps[0];
  if (!nextOwner) throw new Error("no rep");
  const made = await createDeparture(db, company, { gates: [...gates], ...options, nextOwner });
  await db.query.execute(sql`
    insert into offer_decisions (handover_id, proposed_reason, proposed_at, decided_at, how)
    select id, 'none', '2026-04-06T09:00:00Z', '2026-04-06T09:00:00Z', 'approved' from handovers where departure_id = ${made.id}`);
  return { company, departureId: made.id, handovers: made.handovers };
}

/** Decides an offer of the catalogue for one client. */
export async function decideOffer(db: Database, handoverId: string, code = "freeDelivery"): Promise<void> {
  const words = (text: string) => JSON.stringify({ en: text, ru: text });
  await db.query.execute(sql`
    insert into offer_catalogue (code, retention_type, non_price, without_rep, title, text, fixed_cost_minor, effect_pct)
    values (${code}, 'service', true, true, ${words("Free delivery")}::jsonb, ${words("Your next order comes free.")}::jsonb, 1000, 10)
    on conflict do nothing`);
  await db.query.execute(sql`update offer_decisions set offer_code = ${code} where handover_id = ${handoverId}`);
}

/** Puts the departure's clients on the send list and releases all of them as the head. */
export async function releaseAll(
  deps: ServiceDeps,
  { company, departureId, handovers: list }: Announced,
): Promise<void> {
  await announceToClients(deps, departureId);
  const head = await actorOf(deps.db, company.head);
  await releaseSendList(deps, head, departureId, { all: true, expectedCount: list.length });
}

/** Does what a handover's workflow would do now, with a real SMTP mailbox. */
export async function startPost(deps: ServiceDeps) {
  const mailbox = await startMailboxServer({ pool: deps.db.pool, port: 0 });
  const mail = createMailSender({ pool: deps.db.pool, mailboxPort: mailbox.port, outsideUrl: undefined });
  return {
    mail,
    stop: () => mailbox.stop(),
    async run(handoverId: string): Promise<void> {
      await callOrWrite(deps, handoverId);
      await deliverEffects({ ...deps, mail }, `handover:${handoverId}`);
    },
  };
}

export async function noticeOf(db: Database, handoverId: string) {
  const [row] = await db.query.select().from(clientNotices).where(eq(clientNotices.handoverId, handoverId));
  if (!row) throw new Error("no notice");
  return row;
}

export async function handoverOf(db: Database, id: string) {
  const [row] = await db.query.select().from(handovers).where(eq(handovers.id, id));
  if (!row) throw new Error("no handover");
  return row;
}

export async function tasksOf(db: Database, departureId: string, kind: TaskKind) {
  return db.query
    .select()
    .from(tasks)
    .where(and(eq(tasks.departureId, departureId), eq(tasks.kind, kind)))
    .orderBy(tasks.arrivedAt);
}

export async function mailsOf(db: Database, handoverId: string) {
  return db.query
    .select()
    .from(effects)
    .where(and(eq(effects.handoverId, handoverId), eq(effects.kind, "clientNotice")));
}

export async function setContact(
  db: Database,
  contactId: string | null,
  values: Partial<typeof contacts.$inferInsert>,
) {
  if (!contactId) throw new Error("no contact");
  await db.query.update(contacts).set(values).where(eq(contacts.id, contactId));
}

/** Raw messages in the local mailbox to one address, oldest first. */
export async function messagesTo(db: Database, address: string): Promise<string[]> {
  const { rows } = await db.query.execute<{ raw: Buffer }>(
    sql`select raw from mailbox where ${address} = any(envelope_to) order by id`,
  );
  // Lines that quoted-printable broke and folded headers are joined again, as a reader sees them.
  return rows.map((row) =>
    row.raw
      .toString("utf8")
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/\r\n(?=[ \t])/g, ""),
  );
}

export async function addressOf(db: Database, contactId: string | null): Promise<string> {
  const [row] = await db.query
    .select()
    .from(contacts)
    .where(eq(contacts.id, contactId ?? ""));
  return row?.email ?? "";
}
