import { and, eq } from "drizzle-orm";
import type { Changed, UpdateContact } from "../../contracts/inventory.ts";
import { contacts } from "../../db/schema/clients.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { renewInvitations } from "../introductions/renew-invitations.ts";
import { loadTiming } from "./load-timing.ts";
import { openDossier } from "./open-dossier.ts";
import { refreshGaps } from "./refresh-gaps.ts";
import { contactValues, dateAddresses } from "./write-contact.ts";

type Contact = typeof contacts.$inferSelect;

/**
 * Leaver, successor or head corrects a contact of a client being handed over (R11): coordinates, part, consent with day and source. `version` is the
 * dossier's as read. Gaps follow at once.
 */
export async function updateContact(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; contactId: string; version: number | null; contact: UpdateContact },
): Promise<Changed> {
  return change(deps.db, actor, async (context) => {
    const { tx } = context;
    const { handover, departure, version } = await openDossier(context, input.handoverId, input.version);
    const which = and(eq(contacts.id, input.contactId), eq(contacts.clientId, handover.clientId));
    const [before] = await tx.select().from(contacts).where(which);
    if (!before) throw new NotFoundError("contact");
    const values = contactValues(input.contact, (await loadTiming(context, departure)).today);
    if (Object.keys(values).length === 0) throw new InvalidError("nothingToChange", "Name what is to change.");
    const [after] = await tx.update(contacts).set(values).where(which).returning();
    if (!after) throw new NotFoundError("contact");
    await dateAddresses(context, before, after);
    const invited = { handoverId: handover.id, departure, contactId: after.id };
    await renewInvitations(deps, context, invited, listChanged(before, after));
    await refreshGaps(context, departure, [handover]);
    const body = { contactId: after.id, version, fields: Object.keys(values).sort() };
    return done(
      { id: after.id, version },
      [{ verb: "updateContact", subject: `client:${handover.clientId}`, body, values: { ...values } }],
      [wakeDeparture(departure.id), wakeHandover(handover.id)],
    );
  });
}

const listChanged = (before: Contact, after: Contact) =>
  (["email", "phone"] as const).filter((field) => before[field] !== after[field]);
