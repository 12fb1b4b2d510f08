import { eq, inArray } from "drizzle-orm";
import { clientNotices } from "../../../db/schema/client-notices.ts";
import { contacts } from "../../../db/schema/clients.ts";
import type { ChangeContext } from "../../../db/transaction.ts";
import type { Deadline, WorkCalendar } from "../../../domain/calendar/work-calendar.ts";
import { isWithinWorkingHours, nextWorkingInstant } from "../../../domain/calendar/working-hours.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { computeLatestSwitch } from "../../../domain/departure/ownership-switch.ts";
import { loadCalendar } from "../../calendars/load-calendar.ts";
import { carry, listTwins, tryAddress } from "../../client-notices/carried-notices.ts";
import { findContactObstacle, findObstacle, type Obstacle } from "../../client-notices/check-departure.ts";
import {
  checkNotice,
  composeClientNotice,
  findMailedOffer,
  type NoticePart,
} from "../../client-notices/compose-client-notice.ts";
import { loadClientHours } from "../../client-notices/load-client-hours.ts";
import { loadNotices, type Notice } from "../../client-notices/load-notice.ts";
import { loadNoticeFacts } from "../../client-notices/load-notice-facts.ts";
import { makeNoticeLinks } from "../../client-notices/make-notice-links.ts";
import { returnToSendList } from "../../client-notices/return-to-send-list.ts";
import { settleNotices } from "../../client-notices/settle-notices.ts";
import { wakeDeparture, wakeHandover } from "../../departures/departure-ids.ts";
import type { ServiceDeps } from "../../deps.ts";
import { readSettings } from "../../settings/read-settings.ts";
import type { EffectKind, EffectRow, Prepared } from "../effect-kind.ts";

/**
 * A client notice by mail. The claim looks again at everything it hangs on: gates, successor, contact, hours, date and
 * offer as they are at this moment (R3, R16); what the process no longer allows goes back to the send list, what only
 * this contact prevents goes on by another way (R17).
 */
export const clientNotice: EffectKind = { prepare, ifNotSent: "goOn", settled: settleNotices };

async function prepare(context: ChangeContext, effect: EffectRow, deps: ServiceDeps): Promise<Prepared> {
  const { tx, businessNow } = context;
  const [own] = await loadNotices(tx, [effect.factId]);
  if (!own) return { cancel: "noticeGone" };
  const { departure, client } = own;
  const obstacle = effect.factRevision === own.notice.rowVersion ? await findObstacle(tx, own) : "notReleased";
  if (obstacle) return stop(context, own, obstacle);
  const calendar = await loadCalendar(tx, departure.teamId);
  const today = localDate(businessNow, calendar.zone);
  const contactObstacle = await findContactObstacle(tx, own, effect.contactId, today);
  if (contactObstacle) return tryOtherWay(context, own, contactObstacle);
  const hours = await loadClientHours(tx, client.zone, departure.teamId);
  if (!isWithinWorkingHours(hours, businessNow)) return { notBefore: nextWorkingInstant(hours, businessNow) };

  const address = await readAddress(context, effect.contactId);
  if (!(await tryAddress(tx, departure.id, address))) return { notBefore: businessNow };
  const effective = computeLatestSwitch(businessNow, departure.lastWorkingDay, calendar);
  const part = { ...own, facts: await loadNoticeFacts(context, own, effect.contactId, calendar) };
  const [wrong] = checkNotice(part, businessNow, effective);
  if (wrong) return stop(context, own, wrong);
  const others = await takeAlong(deps, context, effect, own, address, { calendar, effective, today });
  if (!others) return { notBefore: businessNow };
  const { company } = await readSettings(tx);
  const links = await makeNoticeLinks(deps, context, part);
  await tx
    .update(clientNotices)
    .set({ effectiveDay: effective.date })
    .where(
      inArray(
        clientNotices.id,
        [own, ...others].map(({ notice }) => notice.id),
      ),
    );
  return {
    send: composeClientNotice(company, part, others, effective, links),
    claimedOwnerId: part.facts.successor?.id ?? null,
    claimedOfferCode: findMailedOffer(part, others)?.code ?? null,
  };
}

/** Not now or not at all: back onto the send list, where the head sees it, unless the handover has ended. */
async function stop(
  context: ChangeContext,
  { notice, handover, departure }: Notice,
  reason: string,
): Promise<Prepared> {
  const keeps: readonly string[] = ["ended", "notReleased"] satisfies Obstacle[];
  if (keeps.includes(reason) || notice.state !== "released") return { cancel: reason };
  await returnToSendList(context, notice.id);
  return { cancel: reason, wake: [wakeDeparture(departure.id), wakeHandover(handover.id)] };
}

async function tryOtherWay(
  { tx, businessNow }: ChangeContext,
  { notice, handover }: Notice,
  reason: string,
): Promise<Prepared> {
  await tx.update(clientNotices).set({ followUpAt: businessNow }).where(eq(clientNotices.id, notice.id));
  return { cancel: reason, wake: [wakeHandover(handover.id)] };
}

async function readAddress({ tx }: ChangeContext, contactId: string | null): Promise<string> {
  const [row] = await tx
    .select({ email: contacts.email })
    .from(contacts)
    .where(eq(contacts.id, contactId ?? ""));
  return (row?.email ?? "").trim();
}

/** Further clients of the same person that may be told now go with this mail (R15); null: look again. */
async function takeAlong(
  deps: ServiceDeps,
  context: ChangeContext,
  effect: EffectRow,
  own: Notice,
  address: string,
  moment: { calendar: WorkCalendar; effective: Deadline; today: string },
): Promise<NoticePart[] | null> {
  const { tx, businessNow } = context;
  const twins = await listTwins(tx, effect, own, address);
  const notices = await loadNotices(
    tx,
    twins.map((twin) => twin.noticeId),
  );
  const taken: NoticePart[] = [];
  for (const twin of twins) {
    const found = notices.find(({ notice }) => notice.id === twin.noticeId);
    if (!found || (await findObstacle(tx, found))) continue;
    if (await findContactObstacle(tx, found, twin.contactId, moment.today)) continue;
    const hours = await loadClientHours(tx, found.client.zone, found.departure.teamId);
    if (!isWithinWorkingHours(hours, businessNow)) continue;
    const part = { ...found, facts: await loadNoticeFacts(context, found, twin.contactId, moment.calendar) };
    if (checkNotice(part, businessNow, moment.effective).length === 0) taken.push(part);
  }
  const ids = new Set(taken.map(({ notice }) => notice.id));
  const going = twins.filter((twin) => ids.has(twin.noticeId));
  return (await carry(deps, context, effect, address, going)) ? taken : null;
}
