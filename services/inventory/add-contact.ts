import { randomUUID } from "node:crypto";
import type { AddContact, Changed } from "../../contracts/inventory.ts";
import { contacts } from "../../db/schema/clients.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { loadTiming } from "./load-timing.ts";
import { openDossier } from "./open-dossier.ts";
import { refreshGaps } from "./refresh-gaps.ts";
import { contactValues, dateAddresses } from "./write-contact.ts";

/** Leaver, successor or head adds a person at a client being handed over (R9, R11). */
export async function addContact(
  deps: ServiceDeps,
  actor: Actor,
  input: { handoverId: string; version: number | null; contact: AddContact },
): Promise<Changed> {
  return change(deps.db, actor, async (context) => {
    const { handover, departure, version } = await openDossier(context, input.handoverId, input.version);
    const values = contactValues(input.contact, (await loadTiming(context, departure)).today);
    const [row] = await context.tx
      .insert(contacts)
      .values({
        ...values,
        name: input.contact.name,
        clientId: handover.clientId,
        source: "handover",
        sourceId: randomUUID(),
      })
      .returning();
    if (!row) throw new NotFoundError("contact");
    await dateAddresses(context, null, row);
    await refreshGaps(context, departure, [handover]);
    const body = { contactId: row.id, version, fields: Object.keys(values).sort() };
    return done(
      { id: row.id, version },
      [{ verb: "addContact", subject: `client:${handover.clientId}`, body, values: { ...values } }],
      [wakeDeparture(departure.id), wakeHandover(handover.id)],
    );
  });
}
