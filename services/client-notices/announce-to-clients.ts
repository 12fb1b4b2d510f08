import { sql } from "drizzle-orm";
import type { AuditEntry } from "../../db/audit.ts";
import { clientNotices } from "../../db/schema/client-notices.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { giveSendListTasks } from "./give-send-list-tasks.ts";
import { loadRecipients } from "./load-recipients.ts";
import { unannounced } from "./ready-notices.ts";

const BATCH = 500;
const system = { kind: "system", name: "announceToClients" } as const;

/**
 * Puts every client whose owner, inventory, departments and offer are settled on the send list (R3, R15), with the
 * contact and the way it will be told by; the head is asked to release them. Nothing leaves by itself.
 */
export async function announceToClients(deps: ServiceDeps, departureId: string): Promise<void> {
  while ((await announceBatch(deps, departureId)) === BATCH);
}

function announceBatch(deps: ServiceDeps, departureId: string): Promise<number> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    const calendar = await loadCalendar(tx, departure.teamId);
    const made = await insertNotices(context, departureId, localDate(businessNow, calendar.zone));
    const tasked = await giveSendListTasks(context, departure, calendar);
    if (made.length === 0 && !tasked) return unchanged(0);
    const body = { handoverIds: made };
    const audit: AuditEntry = { verb: "noticesReady", subject: `departure:${departureId}`, body };
    return done(made.length, [audit], [wakeDeparture(departureId)]);
  });
}

async function insertNotices(
  { tx, businessNow }: ChangeContext,
  departureId: string,
  today: string,
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string; clientId: string }>(sql`
    select h.id, h.client_id as "clientId" from handovers h join departures d on d.id = h.departure_id
    where h.departure_id = ${departureId} and ${unannounced} order by h.id limit ${BATCH}`);
  if (rows.length === 0) return [];
  const recipients = await loadRecipients(
    tx,
    rows.map((row) => row.clientId),
    today,
  );
  await tx
    .insert(clientNotices)
    .values(
      rows.map((row) => ({
        handoverId: row.id,
        readyAt: businessNow,
        contactId: recipients.get(row.clientId)?.primary.contactId ?? null,
        channel: recipients.get(row.clientId)?.primary.channel ?? null,
      })),
    )
    .onConflictDoNothing();
  return rows.map((row) => row.id);
}
