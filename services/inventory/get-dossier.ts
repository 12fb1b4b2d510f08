import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { ContactView, type DossierView } from "../../contracts/inventory.ts";
import { deals, openQuestions, orders } from "../../db/schema/book.ts";
import { clients, contacts } from "../../db/schema/clients.ts";
import { notes } from "../../db/schema/departures.ts";
import { dossierGaps, inventorySignatures } from "../../db/schema/inventory.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { isInventorySigned } from "../../domain/inventory/inventory-signatures.ts";
import { findHandover, type HandoverRow, requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { selectHandovers } from "./handover-view.ts";
import { judgeWorth } from "./judge-worth.ts";
import { findLastChange } from "./list-dossier-changes.ts";
import { isLeaver } from "./list-handovers.ts";
import { answerKinds } from "./load-dossiers.ts";
import { mayEditDossier, withStandIn } from "./open-dossier.ts";
import { nameEverybody, readDepartmentPersons, readTransferLog } from "./read-client-people.ts";
import { readHistory } from "./read-history.ts";
import { readOrderMonths } from "./read-order-months.ts";

/** One client's inventory with everything to complete and sign it (R9, R10); nothing of offers for the leaver (R61). */
export async function getDossier(deps: ServiceDeps, actor: Actor, handoverId: string): Promise<DossierView> {
  return look(deps.db, actor, async (context) => {
    const { handover, departure } = await findHandover(context.tx, handoverId);
    const subject = await withStandIn(context, handover, departure);
    requireAccess(context, "readHandovers", {
      ...subject,
      ownIds: [...(subject.ownIds ?? []), await findAskedOwner(context, handoverId)],
    });
    const [view] = await selectHandovers(context.tx, sql`h.id = ${handoverId}`, {
      withOffers: !isLeaver(actor, departure),
    });
    const [client] = await context.tx.select().from(clients).where(eq(clients.id, handover.clientId));
    if (!view || !client) throw new NotFoundError("handover");
    const { name, industry, country, city, phone, locale } = client;
    const inventory = await readInventory(context, handover);
    const { policy } = await readSettings(context.tx);
    const dossier = {
      handover: view,
      client: { name, industry, country, city, phone, locale },
      contacts: (
        await context.tx
          .select()
          .from(contacts)
          .where(eq(contacts.clientId, handover.clientId))
          .orderBy(asc(contacts.name), asc(contacts.id))
      ).map((row) => ContactView.parse(row)),
      ...(await readRecords(context, handover)),
      history: await readHistory(context, handover.clientId, { withNotes: !isLeaver(actor, departure) }),
      orderMonths: await readOrderMonths(context, departure, handover.clientId),
      replies: isLeaver(actor, departure) ? [] : await readReplies(context, handoverId),
      ...inventory,
      signed: isInventorySigned(
        inventory.signatures.map(({ personId, part }) => ({ signerId: personId, as: part })),
        { successorId: handover.nextOwnerId, leaverId: departure.leaverId },
      ),
      persons: await readDepartmentPersons(context.tx, handover.clientId),
      transferLog: await readTransferLog(context.tx, handover.clientId),
      lastChange: await findLastChange(context, departure, handover.clientId),
      mayEdit: await mayEditDossier(context, subject, handover, departure),
      worth: isLeaver(actor, departure) ? null : judgeWorth(handover.annualProfitMinor, policy),
    };
    return { ...dossier, names: await nameEverybody(context.tx, dossier) };
  });
}

/** Whom the client is approved for and who has not declined: they see it before they answer. */
async function findAskedOwner({ tx }: Context, handoverId: string): Promise<string | null> {
  const { rows } = await tx.execute<{ owner: string | null }>(sql`
    select p.owner_id as owner from proposals p where p.handover_id = ${handoverId} and p.superseded_at is null
      and p.answer is distinct from 'declined' limit 1`);
  return rows[0]?.owner ?? null;
}

async function readRecords({ tx }: Context, { clientId }: HandoverRow) {
  return {
    deals: await tx
      .select({
        id: deals.id,
        title: deals.title,
        stage: deals.stage,
        valueMinor: deals.valueMinor,
        openedOn: deals.openedOn,
        ownerId: deals.ownerId,
      })
      .from(deals)
      .where(and(eq(deals.clientId, clientId), eq(deals.status, "open")))
      .orderBy(asc(deals.id)),
    orders: await tx
      .select({
        id: orders.id,
        orderedOn: orders.orderedOn,
        amountMinor: orders.amountMinor,
        promisedOn: orders.promisedOn,
      })
      .from(orders)
      .where(and(eq(orders.clientId, clientId), eq(orders.status, "open")))
      .orderBy(asc(orders.orderedOn), asc(orders.id)),
    questions: await tx
      .select({
        id: openQuestions.id,
        kind: openQuestions.kind,
        text: openQuestions.text,
        dueOn: sql<string | null>`coalesce(${openQuestions.nextDueOn}, ${openQuestions.dueOn})::text`,
        responsibleId: openQuestions.responsibleId,
      })
      .from(openQuestions)
      .where(and(eq(openQuestions.clientId, clientId), isNull(openQuestions.closedOn)))
      .orderBy(asc(openQuestions.id)),
  };
}

async function readReplies({ tx }: Context, handoverId: string): Promise<string[]> {
  const rows = await tx
    .select({ text: notes.text })
    .from(notes)
    .where(and(eq(notes.subject, `handover:${handoverId}`), eq(notes.kind, "clientReply")))
    .orderBy(desc(notes.recordedAt), asc(notes.id));
  return rows.map((row) => row.text);
}

async function readInventory({ tx }: Context, { id, clientId }: HandoverRow) {
  const ofClient = (table: typeof deals | typeof orders, prefix: string) =>
    inArray(
      notes.subject,
      tx
        .select({ subject: sql<string>`${prefix} || ${table.id}` })
        .from(table)
        .where(eq(table.clientId, clientId)),
    );
  return {
    gaps: await tx
      .select({
        id: dossierGaps.id,
        code: dossierGaps.code,
        subjectId: dossierGaps.subjectId,
        fillById: dossierGaps.fillById,
        fillByDay: dossierGaps.fillByDay,
      })
      .from(dossierGaps)
      .where(and(eq(dossierGaps.handoverId, id), isNull(dossierGaps.filledAt)))
      .orderBy(asc(dossierGaps.code), asc(dossierGaps.id)),
    answers: await tx
      .select({ kind: notes.kind, subject: notes.subject, text: notes.text })
      .from(notes)
      .where(
        and(
          inArray(notes.kind, [...answerKinds]),
          or(eq(notes.subject, `client:${clientId}`), ofClient(deals, "deal:"), ofClient(orders, "order:")),
        ),
      ),
    signatures: (await tx.select().from(inventorySignatures).where(eq(inventorySignatures.handoverId, id))).map(
      (row) => ({
        part: row.part,
        personId: row.personId,
        missing: row.missing,
        signedAt: row.signedAt.toISOString(),
      }),
    ),
  };
}
