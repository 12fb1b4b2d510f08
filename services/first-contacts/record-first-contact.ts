import { eq } from "drizzle-orm";
import type { RecordFirstContact } from "../../contracts/first-contact.ts";
import { contacts } from "../../db/schema/clients.ts";
import { handovers, notes } from "../../db/schema/departures.ts";
import { firstContacts } from "../../db/schema/introductions.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { listMissingChecklistItems } from "../../domain/departure/is-handed-over.ts";
import { findHandover, handoverSubject } from "../access/require-access.ts";
import { requireAccessOrWork } from "../access/require-access-or-task.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";

/** Item 3 of the checklist: persons, roles and coordinates confirmed. */
const COORDINATES_CONFIRMED = 3;

/**
 * The successor's first contact with its checklist (R21): items 3, 5 and 12 at least, all 13 for gold. Items add up over
 * several talks; the contact counts once none is missing. Confirmed coordinates make the client's contacts current
 * (R11). Throws ConflictError `notSwitched` before the successor owns the client.
 */
export function recordFirstContact(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  input: RecordFirstContact,
): Promise<{ complete: boolean; missingItems: number[] }> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    const before = await findHandover(tx, handoverId);
    await lock.departure(before.departure.id, "share");
    await lock.clients([before.handover.clientId], "update");
    const { handover, departure } = await findHandover(tx, handoverId);
    await requireAccessOrWork(context, "recordFirstContact", handoverSubject(handover, departure), {
      handoverId,
      kinds: ["makeFirstContact"],
    });
    if (!handover.switchedAt) throw new ConflictError("notSwitched", "The client is not in your hands yet.");

    const [known] = await tx.select().from(firstContacts).where(eq(firstContacts.handoverId, handoverId));
    const items = [...new Set([...(known?.items ?? []), ...input.items])].sort((a, b) => a - b);
    const personId = handover.nextOwnerId as string;
    await tx
      .insert(firstContacts)
      .values({ handoverId, personId, items, madeAt: businessNow })
      .onConflictDoUpdate({ target: firstContacts.handoverId, set: { items } });
    if (input.note)
      await tx.insert(notes).values({
        subject: `handover:${handoverId}`,
        kind: "firstContact",
        authorId: actor.kind === "person" ? actor.id : null,
        text: input.note,
      });
    if (input.items.includes(COORDINATES_CONFIRMED)) {
      const calendar = await loadCalendar(tx, departure.teamId);
      await tx
        .update(contacts)
        .set({ verifiedOn: localDate(businessNow, calendar.zone) })
        .where(eq(contacts.clientId, handover.clientId));
    }
    const missingItems = listMissingChecklistItems(handover.effectiveTier, items);
    const complete = missingItems.length === 0;
    if (complete && !handover.firstContactAt) {
      await tx.update(handovers).set({ firstContactAt: businessNow }).where(eq(handovers.id, handoverId));
      await finishTasks(context, { kinds: ["makeFirstContact"], handoverIds: [handoverId] }, "made");
    }
    return done(
      { complete, missingItems },
      [
        {
          verb: "firstContactRecorded",
          subject: `handover:${handoverId}`,
          body: { items, complete },
          values: { items, note: input.note },
        },
      ],
      [wakeHandover(handoverId), wakeDeparture(departure.id)],
    );
  });
}
