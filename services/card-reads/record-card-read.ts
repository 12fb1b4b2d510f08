import { and, eq, gte, sql } from "drizzle-orm";
import type { CardOrigin } from "../../contracts/routes/clients.ts";
import type { AuditEntry } from "../../db/audit.ts";
import { departures } from "../../db/schema/departures.ts";
import { cardReads, readAlerts } from "../../db/schema/kernel.ts";
import type { Context } from "../../db/transaction.ts";
import { detectBulkAccess } from "../../domain/access/detect-bulk-access.ts";
import { isWithinWorkingHours } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { notify } from "../notifications/notify.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { readSettings } from "../settings/read-settings.ts";
import { findOpenNotice } from "./find-open-notice.ts";
import { totalDays } from "./total-days.ts";

const HOUR_MS = 3_600_000;
/** A stretch outside working hours is at most this long (R81). */
const WINDOW_MS = 16 * HOUR_MS;

export interface CardReadResult {
  alerted: boolean;
  audit: AuditEntry[];
  departureId: string | null;
}

/**
 * Puts down that a leaver opened a client's card, and raises the alert of R81 when they pass the limit; the head hears,
 * the leaver sees the same, nobody is stopped. The audit gets alerts and, with the next day's first read, the total of each day. Of people without notice, and after the last day, nothing is recorded.
 */
export async function recordCardRead(
  context: Context,
  personId: string,
  clientId: string,
  origin: CardOrigin = {},
): Promise<CardReadResult> {
  const { tx, businessNow } = context;
  const departure = await findOpenNotice(tx, personId);
  if (!departure || businessNow >= departure.lastDayEndsAt) return { alerted: false, audit: [], departureId: null };
  const calendar = await loadCalendar(tx, departure.teamId);
  const viaTask = await isFromOwnWork(context, departure, clientId, origin);
  const outsideHours = !isWithinWorkingHours(calendar, businessNow);
  // One at a time a person, so that two cards opened at once do not both pass below the limit.
  await tx.select({ id: departures.id }).from(departures).where(eq(departures.id, departure.id)).for("update");
  await tx.insert(cardReads).values({ personId, clientId, at: businessNow, viaTask, outsideHours });
  const { id: departureId, noticedAt: since } = departure;
  const before = localDate(businessNow, calendar.zone);
  const totals = await totalDays(tx, { personId, departureId, since, zone: calendar.zone, before });
  const alert = viaTask ? null : await detectAlert(context, personId);
  if (!alert) return { alerted: false, audit: totals, departureId };

  await tx.insert(readAlerts).values({
    personId,
    at: businessNow,
    distinctCards: alert.distinctClients,
    outsideHours: alert.kind === "outsideHours",
  });
  const approverId = await findApproverIdOf(context, departure);
  await notify(context, [
    { departureId: departure.id, personId: approverId, kind: "bulkReadAlert", count: alert.distinctClients },
  ]);
  const body = { personId, kind: alert.kind, distinctClients: alert.distinctClients };
  return {
    alerted: true,
    audit: [...totals, { verb: "bulkReadAlert", subject: `departure:${departureId}`, body }],
    departureId,
  };
}

async function detectAlert({ tx, businessNow }: Context, personId: string) {
  const { policy } = await readSettings(tx);
  const since = new Date(businessNow.getTime() - 2 * WINDOW_MS);
  const rows = await tx
    .select()
    .from(cardReads)
    .where(and(eq(cardReads.personId, personId), gte(cardReads.at, since), eq(cardReads.viaTask, false)))
    .orderBy(cardReads.id);
  const events = rows.map((row) => ({
    personId,
    clientId: row.clientId,
    at: row.at,
    inWorkingHours: !row.outsideHours,
    fromOwnTask: row.viaTask,
  }));
  const limit = policy.bulkReadLimitAnHour;
  // New with this very read: present with it, absent without it.
  const before = detectBulkAccess(events.slice(0, -1), limit).length;
  const alerts = detectBulkAccess(events, limit);
  return alerts.length > before
    ? (alerts.findLast((alert) => alert.to.getTime() === businessNow.getTime()) ?? null)
    : null;
}

/** Opened from the leaver's own open task, meeting or dossier about this very client: work asked of them. */
async function isFromOwnWork(
  { tx }: Context,
  departure: DepartureRow,
  clientId: string,
  origin: CardOrigin,
): Promise<boolean> {
  const { leaverId } = departure;
  const { rows } = await tx.execute<{ own: boolean }>(sql`
    select (${origin.taskId ?? null}::uuid is not null and exists (
        select from tasks t left join handovers th on th.id = t.handover_id
        where t.id = ${origin.taskId ?? null}::uuid and t.assignee_id = ${leaverId} and t.done_at is null
          and (th.client_id = ${clientId} or (t.handover_id is null and exists (
            select from handovers h where h.departure_id = t.departure_id and h.client_id = ${clientId})))))
      or (${origin.introductionId ?? null}::uuid is not null and exists (
        select from introductions i join handovers ih on ih.id = i.handover_id
        where i.id = ${origin.introductionId ?? null}::uuid and i.host_id = ${leaverId} and ih.client_id = ${clientId})) as own`);
  return rows[0]?.own ?? false;
}
