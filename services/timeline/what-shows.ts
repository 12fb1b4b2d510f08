import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import { canViewOffer } from "../../domain/access/can-view-offer.ts";
import { decideAccess } from "../../domain/access/decide-access.ts";
import { type DepartureRow, departureSubject } from "../access/require-access.ts";
import { decideAsApprover } from "../access/require-decider.ts";
import { offerVerbs } from "../events/offer-verbs.ts";

/** Which entries a reader sees: conditions on the audit (alias `a`), on steps, on effects (`e`) and on meetings. */
export interface Shown {
  audit: SQL;
  steps: SQL;
  effects: SQL;
  meetings: SQL;
  /** May decide what failed. */
  decides: boolean;
}

/** Of others' doings the leaver sees what they are told anyway: dates, meetings, what their clients were told. */
const toldToLeaver = [
  "confirmDeparture",
  "moveLastDay",
  "withdrawDeparture",
  "closeDeparture",
  "closeIncomplete",
  "sendListReleased",
  "introductionsScheduled",
  "introductionArranged",
  "introductionHeld",
  "introductionMissed",
  "slotPicked",
  "questionsHandedOver",
  "ownersSwitched",
  "handoverCompleted",
];

/**
 * Who follows a departure's plan (head, executives) sees all of it, offers where the offers may be seen (R61). The leaver sees their own
 * doings and what they are told, nothing of offers. Whoever sees no clients (HR, who was only asked to confirm) sees what concerns the
 * departure as a whole. That a colleague who takes clients over leaves too is told by their own departure, to who may know of it.
 */
export async function findShown(context: Context, departure: DepartureRow): Promise<Shown> {
  const { actor } = context;
  const subject = departureSubject(departure);
  const seesOffers = canViewOffer(actor, { ...subject, ownIds: [] }, null);
  const known = sql`a.verb <> 'leaveOtherDeparture'`;
  const offers = seesOffers
    ? known
    : sql`${known} and a.verb <> all(${sql.param([...offerVerbs])}::text[]) and a.body::jsonb ->> 'gate' is distinct from 'offer'`;
  if (actor.kind === "person" && actor.id === departure.leaverId) {
    const me = sql`${actor.id}::uuid`;
    return {
      audit: sql`(a.actor = ${`person:${actor.id}`} or a.verb = any(${sql.param(toldToLeaver)}::text[])) and ${offers}`,
      steps: sql`false`,
      effects: sql`(e.kind in ('clientNotice','invitation','cancellation') and e.contact_id is not null or e.person_id = ${me})`,
      meetings: sql`true`,
      decides: false,
    };
  }
  const decides = (await decideAsApprover(context, "settleEffect", departure)).allowed;
  if (decideAccess(actor, "readPlan", subject).allowed)
    return { audit: offers, steps: sql`true`, effects: sql`true`, meetings: sql`true`, decides };
  return {
    audit: sql`a.subject = ${`departure:${departure.id}`} and a.verb <> 'bulkReadAlert' and ${offers}`,
    steps: sql`s.workflow_id = ${`departure:${departure.id}`}`,
    effects: sql`e.handover_id is null`,
    meetings: sql`false`,
    decides,
  };
}
