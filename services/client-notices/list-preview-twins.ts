import { sql } from "drizzle-orm";
import type { Context } from "../../db/transaction.ts";
import type { Deadline, WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { isWithinWorkingHours } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findContactObstacle } from "./check-departure.ts";
import { checkNotice, type NoticePart } from "./compose-client-notice.ts";
import { loadClientHours } from "./load-client-hours.ts";
import { loadNotices, type Notice } from "./load-notice.ts";
import { loadNoticeFacts } from "./load-notice-facts.ts";
import { gatesOpen, maybeTold } from "./ready-notices.ts";

/**
 * Further clients of the same person that wait on the send list beside a notice: released together they go with its mail
 * (R15), and an offer stands in it only with the consent given at each of them.
 *
 * @param moment when the mail would leave, and the latest switch then
 */
export async function listPreviewTwins(
  { tx }: Pick<Context, "tx">,
  { notice, departure }: Notice,
  address: string,
  moment: { leavesAt: Date; effective: Deadline; calendar: WorkCalendar },
): Promise<NoticePart[]> {
  if (notice.state !== "ready") return [];
  const { leavesAt, effective, calendar } = moment;
  const { rows } = await tx.execute<{ noticeId: string; contactId: string }>(sql`
    select n.id as "noticeId", c.id as "contactId"
    from client_notices n join handovers h on h.id = n.handover_id join departures d on d.id = h.departure_id
    join contacts c on c.id = n.contact_id and c.client_id = h.client_id and lower(c.email) = lower(${address})
    where d.id = ${departure.id} and n.id <> ${notice.id} and n.kind = ${notice.kind} and n.state = 'ready'
      and ${gatesOpen} and ${maybeTold} order by n.id`);
  const notices = await loadNotices(
    tx,
    rows.map((row) => row.noticeId),
  );
  const contactOf = new Map(rows.map((row) => [row.noticeId, row.contactId]));
  const taken: NoticePart[] = [];
  for (const found of notices) {
    const contactId = contactOf.get(found.notice.id) ?? null;
    if (await findContactObstacle(tx, found, contactId, localDate(leavesAt, calendar.zone))) continue;
    const hours = await loadClientHours(tx, found.client.zone, found.departure.teamId);
    if (!isWithinWorkingHours(hours, leavesAt)) continue;
    const facts = await loadNoticeFacts({ tx, businessNow: leavesAt }, found, contactId, calendar);
    const part = { ...found, facts };
    if (checkNotice(part, leavesAt, effective).length === 0) taken.push(part);
  }
  return taken;
}
