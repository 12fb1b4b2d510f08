import type { CorrectCoordinates } from "../../contracts/client-page.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { correctContact } from "../client-notices/correct-contact.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { renewInvitations } from "../introductions/renew-invitations.ts";
import { lockClientPage } from "./open-client-page.ts";

/** A contact corrects or confirms its own coordinates, and nobody else's: they are current from today (R11). */
export function correctCoordinates(
  deps: ServiceDeps,
  actor: Actor,
  input: CorrectCoordinates,
): Promise<{ changed: string[] }> {
  return change(deps.db, actor, async (context) => {
    const { handover, departure, client, contact } = await lockClientPage(context);
    if (!contact) throw new NotFoundError("contact");
    const calendar = await loadCalendar(context.tx, departure.teamId);
    const today = localDate(context.businessNow, calendar.zone);
    const changed = await correctContact(context, client.id, contact.id, input, today);
    await renewInvitations(deps, context, { handoverId: handover.id, departure, contactId: contact.id }, changed);
    return done(
      { changed },
      [
        {
          verb: "coordinatesCorrected",
          subject: `client:${client.id}`,
          body: { contactId: contact.id, fields: changed },
          values: input,
        },
      ],
      [wakeHandover(handover.id), wakeDeparture(departure.id)],
    );
  });
}
