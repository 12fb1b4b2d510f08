import { eq, sql } from "drizzle-orm";
import type { RaiseCapacity } from "../../contracts/owners.ts";
import { capacityRaises } from "../../db/schema/owners.ts";
import { people } from "../../db/schema/people.ts";
import { type Context, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { departureSubject, findDeparture } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { requireApprover } from "./require-approver.ts";
import { storeNotes } from "./store-notes.ts";

/**
 * The head raises how many active clients a person may have, with a reason (R5). Clients nobody was found for are proposed anew in the same round:
 * their empty, undecided proposals go. InvalidError `notARaise` when the limit is not higher than now, `raiseTooHigh` with the `most` the departure could
 * need: all its clients on top of the person's own.
 */
export async function raiseCapacity(
  deps: ServiceDeps,
  actor: Actor,
  input: RaiseCapacity & { departureId: string },
): Promise<{ capacity: number; proposedAnew: number }> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const { departureId, personId, to, reason } = input;
    await context.lock.departure(departureId);
    const departure = await findDeparture(tx, departureId);
    await requireAccessOrTask(context, "approveOwners", departureSubject(departure), departureId);
    await context.lock.people([personId], "update");
    const byId = await requireApprover(context, departure, [personId]);
    const [person] = await tx.select({ capacity: people.capacity }).from(people).where(eq(people.id, personId));
    if (!person) throw new NotFoundError("person");
    if (to <= person.capacity)
      throw new InvalidError("notARaise", "The limit is that high already.", { pointer: "/to" });
    const most = await readMost(context, departureId, personId, person.capacity);
    if (to > most)
      throw new InvalidError("raiseTooHigh", "The limit is higher than this departure could need.", {
        pointer: "/to",
        most,
      });
    await tx.update(people).set({ capacity: to }).where(eq(people.id, personId));
    const raise = { departureId, personId, byId, fromCapacity: person.capacity, toCapacity: to, at: businessNow };
    const [row] = await tx.insert(capacityRaises).values(raise).returning({ id: capacityRaises.id });
    await storeNotes(context, [{ subject: `capacityRaise:${row?.id}`, kind: "reason", text: reason }]);
    const { rowCount } = await tx.execute(sql`
      delete from proposals p using handovers h where h.id = p.handover_id and h.departure_id = ${departureId}
        and p.proposed_id is null and p.decision is null and p.superseded_at is null`);
    const result = { capacity: to, proposedAnew: rowCount ?? 0 };
    const body = { ...result, personId, from: person.capacity };
    return done(
      result,
      [{ verb: "raiseCapacity", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}

/** What a person and a departure could come to together: all the departure's clients on top of those they own or are to get. */
async function readMost({ tx }: Context, departureId: string, personId: string, capacity: number): Promise<number> {
  const { rows } = await tx.execute<{ owned: number; open: number }>(sql`
    select (select count(*)::int from ownerships o where o.person_id = ${personId} and upper_inf(o.during))
        + (select count(*)::int from handovers h where h.next_owner_id = ${personId} and h.departure_id <> ${departureId} and h."end" is null) as owned,
      (select count(*)::int from handovers h where h.departure_id = ${departureId} and h."end" is null) as open`);
  return Math.max(capacity, rows[0]?.owned ?? 0) + (rows[0]?.open ?? 0);
}
