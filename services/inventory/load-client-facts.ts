import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";
import { isContactCurrent } from "../../domain/inventory/contact-currency.ts";
import type { Dossier } from "../../domain/inventory/inventory-gaps.ts";
import { checkTransferLimit } from "../../domain/owners/transfer-limit.ts";
import type { ClientFacts } from "../../domain/signs/client-facts.ts";
import { DEFAULT_SIGN_POLICY } from "../../domain/signs/sign-policy.ts";
import { type InteractionFigures, loadInteractionFigures } from "./load-interaction-figures.ts";
import { loadOrderFigures, type OrderFigures } from "./load-order-figures.ts";

/** One client as the inventory judges it: figures, signs' facts and what excludes it. Money in minor units. */
export interface BookClient {
  id: string;
  kind: "regular" | "oneOff" | "conduit";
  /** Owner on record; null for a prospect. */
  ownerId: string | null;
  referredById: string | null;
  annualProfit: number;
  annualRevenue: number;
  interactions: number;
  givesFeedback: boolean;
  facts: ClientFacts;
}

type ClientRow = {
  id: string;
  kind: BookClient["kind"];
  owner_id: string | null;
  referred_by_id: string | null;
  money_trouble: boolean;
  need_reduced: boolean;
  since: string | null;
  transfers: string[] | null;
  complaints: string[] | null;
  lost_on: string[] | null;
  key_person_left: boolean;
};

/**
 * Everything R26–R45 need to know of a book, in three grouped queries whatever its size.
 *
 * @param asOf plain date of the judgement; orders and interactions after it do not count
 */
export async function loadClientFacts(
  tx: Tx,
  clientIds: readonly string[],
  dossiers: ReadonlyMap<string, Dossier>,
  at: { leaverId: string; asOf: string; transferMonths: number; contactVerifiedDays: number },
): Promise<BookClient[]> {
  const orders = await loadOrderFigures(tx, clientIds, at.asOf);
  const interactions = await loadInteractionFigures(tx, clientIds, at.leaverId, at.asOf);
  const lostFrom = addMonths(at.asOf, -DEFAULT_SIGN_POLICY.lostDealMonths);
  const { rows } = await tx.execute<ClientRow>(sql`
    select c.id, c.kind, c.referred_by_id,
      (select o.person_id from ownerships o where o.client_id = c.id and upper_inf(o.during)) as owner_id, c.money_trouble, c.need_reduced,
      (select min(lower(o.during))::date::text from ownerships o where o.client_id = c.id and not lower_inf(o.during)) as since,
      (select array_agg(lower(o.during)::date::text) from ownerships o
        where o.client_id = c.id and not lower_inf(o.during)
          and exists (select from ownerships e where e.client_id = o.client_id and e.during << o.during)) as transfers,
      (select array_agg((q.closed_on is null)::text || ' ' || coalesce(q.justified, false)::text) from open_questions q
        where q.client_id = c.id and q.kind = 'complaint') as complaints,
      (select array_agg(d.closed_on::text) from deals d
        where d.client_id = c.id and d.status = 'lost' and d.closed_on >= ${lostFrom}::date and d.closed_on <= ${at.asOf}::date) as lost_on,
      exists (select from contacts k where k.client_id = c.id and k.part = 'decisionMaker'
        and k.left_on > ${addMonths(at.asOf, -12)}::date and k.left_on <= ${at.asOf}::date) as key_person_left
    from clients c join unnest(${sql.param([...clientIds])}::uuid[]) b(id) on b.id = c.id
    order by c.id`);
  return rows.map((row) => {
    const order = orders.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      ownerId: row.owner_id,
      referredById: row.referred_by_id,
      annualProfit: order?.annualProfit ?? 0,
      annualRevenue: order?.annualRevenue ?? 0,
      interactions: interactions.get(row.id)?.count ?? 0,
      givesFeedback: row.complaints !== null,
      facts: toFacts(row, order, interactions.get(row.id), dossiers.get(row.id), at),
    };
  });
}

function toFacts(
  row: ClientRow,
  order: OrderFigures | undefined,
  touch: InteractionFigures | undefined,
  dossier: Dossier | undefined,
  at: { leaverId: string; asOf: string; transferMonths: number; contactVerifiedDays: number },
): ClientFacts {
  const known = [order?.firstOn, touch?.firstOn, row.since].filter((on): on is string => on != null);
  const asked = [order?.lastOn, touch?.lastEnquiryOn].filter((on): on is string => on != null);
  const spoke = (count: number, employeeId: string) => Array.from({ length: count }, () => ({ employeeId }));
  return {
    clientSince: known.sort()[0] ?? at.asOf,
    lastEnquiryOn: asked.sort().at(-1) ?? null,
    enquiryOutcomes: listOutcomes(touch, order?.lastOn ?? null),
    contactAttempts: touch?.contactAttempts ?? [],
    orderAmounts: order?.amounts ?? [],
    orderCounts: order?.counts ?? [],
    hasMoneyTrouble: row.money_trouble,
    needReduced: row.need_reduced,
    quotedOn: touch?.lastQuoteOn ? [touch.lastQuoteOn] : [],
    orderedOn: order ? [order.lastOn] : [],
    usage: [],
    complaints: (row.complaints ?? []).map((entry) => ({
      isOpen: entry.startsWith("true"),
      isJustified: entry.endsWith("true"),
    })),
    lastScore: null,
    deals: (row.lost_on ?? []).map((closedOn) => ({ status: "lost", closedOn })),
    keyPersonLeft: row.key_person_left,
    hasVerifiedPublicComplaint: false,
    contacts: [...spoke(touch?.throughLeaver ?? 0, at.leaverId), ...spoke(touch?.throughOthers ?? 0, "colleague")],
    hasCurrentContact: (dossier?.contacts ?? []).some(
      (contact) => contact.reachable && isContactCurrent(contact.verifiedOn, at.asOf, at.contactVerifiedDays),
    ),
    earlierTransfers:
      checkTransferLimit(
        (row.transfers ?? []).map((on) => ({ on })),
        at.asOf,
        at.transferMonths,
      ).count - 1,
  };
}

/** R36: any order resets, one that answered none of the enquiries too. */
function listOutcomes(
  touch: InteractionFigures | undefined,
  lastOrderOn: string | null,
): ClientFacts["enquiryOutcomes"] {
  return (touch?.enquiries ?? [])
    .filter(({ on, outcome }) => outcome !== "failed" || lastOrderOn === null || on > lastOrderOn)
    .map(({ outcome }) => outcome);
}
