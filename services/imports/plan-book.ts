import { assignIds, type Conflict, compareRecords, type EntityPlan } from "./compare-records.ts";
import type { KnownRecords } from "./known-records.ts";
import { type ContactValues, planContacts } from "./plan-contacts.ts";
import type { ImportBatch, ImportedDeal, ImportedOrder } from "./read/import-batch.ts";

type Sourced = { source: string; sourceId: string };
export type DealValues = Sourced &
  Pick<ImportedDeal, "title" | "stage" | "status" | "valueMinor" | "openedOn" | "closedOn"> & {
    clientId: string | null;
    ownerId: string | null;
  };
export type OrderValues = Sourced &
  Pick<ImportedOrder, "orderedOn" | "status" | "amountMinor" | "profitMinor" | "promisedOn" | "shippedOn"> & {
    clientId: string;
    ownerId: string | null;
  };
export type InteractionValues = Sourced & {
  clientId: string | null;
  contactId: string | null;
  personId: string | null;
  kind: ImportBatch["interactions"][number]["kind"];
  at: Date;
};
export type QuestionValues = Sourced & {
  clientId: string | null;
  responsibleId: string | null;
  kind: ImportBatch["openQuestions"][number]["kind"];
  text: string;
  openedOn: string | null;
  dueOn: string | null;
};
export type BookPlan = {
  contacts: EntityPlan<ContactValues>;
  deals: EntityPlan<DealValues>;
  orders: EntityPlan<OrderValues>;
  interactions: EntityPlan<InteractionValues>;
  openQuestions: EntityPlan<QuestionValues>;
};

/** What hangs on the clients: contacts, deals, orders, interactions and open questions, compared with what is known. */
export async function planBook(
  batch: ImportBatch,
  known: KnownRecords,
  personIds: ReadonlyMap<string, string>,
  clientIds: ReadonlyMap<string, string>,
): Promise<BookPlan> {
  const { source } = batch;
  const person = (id: string | null) => (id === null ? null : (personIds.get(id) ?? null));
  const client = (id: string | null) => (id === null ? null : (clientIds.get(id) ?? null));
  const contactIds = assignIds(batch.contacts, ({ sourceId }) => known.contacts.get(sourceId));
  const dealIds = assignIds(batch.deals, ({ sourceId }) => known.deals.get(sourceId));
  const orderIds = assignIds(batch.orders, ({ sourceId }) => known.orders.get(sourceId));
  const touchIds = assignIds(batch.interactions, ({ sourceId }) => known.interactions.get(sourceId));
  const questionIds = assignIds(batch.openQuestions, ({ sourceId }) => known.openQuestions.get(sourceId));
  const ownerOfClient = new Map(batch.clients.map((record) => [record.sourceId, record.ownerSourceId]));

  /** A deal or order handed over here keeps its owner, and nothing open goes to who has left; the head sees it. */
  const ownerOf = (
    existing: { id: string; clientId: string | null; ownerId: string | null } | undefined,
    wanted: string | null,
    open: boolean,
    conflict: Conflict,
  ) => {
    const present = existing?.ownerId ?? null;
    if (wanted === null || wanted === present) return present;
    if (!existing || present === null) return open ? unlessGone(wanted, conflict) : wanted;
    const handed =
      known.looseWork.has(existing.id) || known.handovers.forbids(existing.clientId, wanted, known.dataAsOf);
    if (handed) conflict("owner_in_handover");
    else if (open && known.left.has(wanted)) conflict("owner_has_left");
    else return wanted;
    return present;
  };
  /** New work is nobody's rather than that of somebody who has left, unless their departure still takes it up. */
  const unlessGone = (wanted: string | null, conflict: Conflict) => {
    if (wanted === null || !known.left.has(wanted) || known.leaving.has(wanted)) return wanted;
    conflict("owner_has_left");
    return null;
  };
  return {
    contacts: await planContacts(batch, known, clientIds, contactIds),
    deals: await compareRecords(
      "deals",
      batch.deals,
      dealIds,
      ({ sourceId }) => known.deals.get(sourceId),
      ({ sourceId, title, stage, status, valueMinor, openedOn, closedOn, ...deal }, conflict): DealValues => ({
        source,
        sourceId,
        clientId: client(deal.clientSourceId),
        ownerId: ownerOf(known.deals.get(sourceId), person(deal.ownerSourceId), status === "open", conflict),
        title,
        stage,
        status,
        valueMinor,
        openedOn,
        closedOn,
      }),
    ),
    orders: await compareRecords(
      "orders",
      batch.orders,
      orderIds,
      ({ sourceId }) => known.orders.get(sourceId),
      (
        { sourceId, orderedOn, status, amountMinor, profitMinor, promisedOn, shippedOn, ...order },
        conflict,
      ): OrderValues => ({
        source,
        sourceId,
        clientId: clientIds.get(order.clientSourceId) ?? "",
        ownerId: ownerOf(known.orders.get(sourceId), person(order.ownerSourceId), status === "open", conflict),
        orderedOn,
        status,
        amountMinor,
        profitMinor,
        promisedOn,
        shippedOn,
      }),
    ),
    interactions: await compareRecords(
      "interactions",
      batch.interactions,
      touchIds,
      ({ sourceId }) => known.interactions.get(sourceId),
      (record): InteractionValues => ({
        source,
        sourceId: record.sourceId,
        clientId: client(record.clientSourceId),
        contactId: record.contactSourceId === null ? null : (contactIds.get(record.contactSourceId) ?? null),
        personId: person(record.employeeSourceId),
        kind: record.kind,
        at: new Date(record.at),
      }),
    ),
    openQuestions: await compareRecords(
      "openQuestions",
      batch.openQuestions,
      questionIds,
      ({ sourceId }) => known.openQuestions.get(sourceId),
      (record, conflict): QuestionValues => {
        const named = person(record.ownerSourceId ?? ownerOfClient.get(record.clientSourceId ?? "") ?? null);
        return {
          source,
          sourceId: record.sourceId,
          clientId: client(record.clientSourceId),
          responsibleId: known.openQuestions.has(record.sourceId) ? named : unlessGone(named, conflict),
          kind: record.kind,
          text: record.text,
          openedOn: record.openedOn,
          dueOn: record.dueOn,
        };
      },
      { keep: ["openedOn", "dueOn"], once: ["responsibleId"] },
    ),
  };
}
