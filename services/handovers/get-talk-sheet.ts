import { and, desc, eq, ne } from "drizzle-orm";
import type { TalkSheet } from "../../contracts/talk-sheet.ts";
import { orders } from "../../db/schema/book.ts";
import { firstContacts } from "../../db/schema/introductions.ts";
import { offerCatalogue, offerDecisions } from "../../db/schema/offers.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { AccessSubject } from "../../domain/access/decide-access.ts";
import { listMissingChecklistItems } from "../../domain/departure/is-handed-over.ts";
import {
  type DepartureRow,
  findHandover,
  type HandoverRow,
  handoverSubject,
  requireAccess,
} from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { withStandIn } from "../inventory/open-dossier.ts";
import { mayViewOffers } from "../offers/require-offer-access.ts";
import { holdsTask } from "../tasks/holds-task.ts";

const ORDERS_SHOWN = 5;

/**
 * For who talks to a client about the change: what of the first-contact checklist is done and missing (R21), the last orders, and the decided
 * offer, left out for the leaver and whoever else may not see one (R61).
 */
export async function getTalkSheet(deps: ServiceDeps, actor: Actor, handoverId: string): Promise<TalkSheet> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const { handover, departure } = await findHandover(tx, handoverId);
    requireAccess(context, "readHandovers", await withStandIn(context, handover, departure));
    const [contact] = await tx.select().from(firstContacts).where(eq(firstContacts.handoverId, handoverId));
    const done = contact?.items ?? [];
    const { effectiveTier, toldAt, introducedAt, switchedAt, firstContactDueAt } = handover;
    return {
      leaverName: (await findName(context, departure.leaverId)) ?? "",
      successorName: handover.nextOwnerId ? await findName(context, handover.nextOwnerId) : null,
      toldAt: toldAt?.toISOString() ?? null,
      introducedAt: introducedAt?.toISOString() ?? null,
      switchedAt: switchedAt?.toISOString() ?? null,
      firstContact: {
        done,
        mandatory: listMissingChecklistItems(effectiveTier, []),
        missing: listMissingChecklistItems(effectiveTier, done),
        dueAt: firstContactDueAt?.toISOString() ?? null,
      },
      ...((await mayViewOffers(context, await offerSubject(context, handover, departure)))
        ? { offer: await readOffer(context, handoverId) }
        : {}),
      lastOrders: await readLastOrders(context, handover),
    };
  });
}

/** The successor's offer is seen too by who makes it, or the first contact, in their place. */
async function offerSubject(context: Context, handover: HandoverRow, departure: DepartureRow): Promise<AccessSubject> {
  const subject = handoverSubject(handover, departure);
  const { actor } = context;
  const kinds = ["offerInPerson", "makeFirstContact"] as const;
  if (actor.kind !== "person" || !(await holdsTask(context, { handoverId: handover.id, kinds }))) return subject;
  return { ...subject, ownIds: [actor.id] };
}

async function findName({ tx }: Context, personId: string): Promise<string | null> {
  const [row] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId));
  return row?.name ?? null;
}

async function readOffer({ tx }: Context, handoverId: string): Promise<TalkSheet["offer"]> {
  const [row] = await tx
    .select({
      title: offerCatalogue.title,
      text: offerCatalogue.text,
      validUntil: offerDecisions.validUntil,
      decidedAt: offerDecisions.decidedAt,
    })
    .from(offerDecisions)
    .innerJoin(offerCatalogue, eq(offerCatalogue.code, offerDecisions.offerCode))
    .where(eq(offerDecisions.handoverId, handoverId));
  return row?.decidedAt ? { title: row.title, text: row.text, validUntil: row.validUntil } : null;
}

function readLastOrders({ tx }: Context, { clientId }: HandoverRow): Promise<TalkSheet["lastOrders"]> {
  return tx
    .select({ id: orders.id, orderedOn: orders.orderedOn, amountMinor: orders.amountMinor, status: orders.status })
    .from(orders)
    .where(and(eq(orders.clientId, clientId), ne(orders.status, "cancelled")))
    .orderBy(desc(orders.orderedOn), desc(orders.id))
    .limit(ORDERS_SHOWN);
}
