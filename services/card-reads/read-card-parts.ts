import { and, desc, eq, isNull } from "drizzle-orm";
import type { ClientCard } from "../../contracts/routes/clients.ts";
import { deals, interactions, openQuestions, orders } from "../../db/schema/book.ts";
import { contacts } from "../../db/schema/clients.ts";
import type { Tx } from "../../db/transaction.ts";

/** Latest entries shown of what grows without end. */
const MOST = 50;

/** What hangs on a client, as its card shows it. */
export async function readCardParts(
  tx: Tx,
  clientId: string,
): Promise<Pick<ClientCard, "contacts" | "deals" | "orders" | "questions" | "interactions">> {
  const people = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.clientId, clientId), isNull(contacts.leftOn)));
  const openDeals = await tx
    .select()
    .from(deals)
    .where(and(eq(deals.clientId, clientId), eq(deals.status, "open")));
  const lastOrders = await tx
    .select()
    .from(orders)
    .where(eq(orders.clientId, clientId))
    .orderBy(desc(orders.orderedOn), orders.id)
    .limit(MOST);
  const questions = await tx
    .select()
    .from(openQuestions)
    .where(and(eq(openQuestions.clientId, clientId), isNull(openQuestions.closedOn)));
  const touches = await tx
    .select()
    .from(interactions)
    .where(eq(interactions.clientId, clientId))
    .orderBy(desc(interactions.at), interactions.id)
    .limit(MOST);
  return {
    contacts: people.map(({ id, name, title, part, phone, email, verifiedOn }) => ({
      id,
      name,
      title,
      part,
      phone,
      email,
      verifiedOn,
    })),
    deals: openDeals.map(({ id, title, stage, valueMinor }) => ({ id, title, stage, valueMinor })),
    orders: lastOrders.map(({ id, orderedOn, status, amountMinor, promisedOn }) => ({
      id,
      orderedOn,
      status,
      amountMinor,
      promisedOn,
    })),
    questions: questions.map(({ id, kind, text, dueOn, returnState }) => ({ id, kind, text, dueOn, returnState })),
    interactions: touches.map(({ id, kind, at }) => ({ id, kind, at: at.toISOString() })),
  };
}
