import { and, eq, isNull, sql } from "drizzle-orm";
import type { DepartmentNoticeItem } from "../../../contracts/departments.ts";
import type { Company } from "../../../contracts/policy.ts";
import { departmentItems, departmentNotices } from "../../../db/schema/departments.ts";
import { effects } from "../../../db/schema/effects.ts";
import { departments, people } from "../../../db/schema/people.ts";
import type { ChangeContext } from "../../../db/transaction.ts";
import type { WorkCalendar } from "../../../domain/calendar/work-calendar.ts";
import { localDate } from "../../../domain/calendar/zone.ts";
import { isGoingOn } from "../../../domain/departure/open-states.ts";
import { formatMoney } from "../../../messages/format-values.ts";
import type { DepartmentNoticeClient } from "../../../messages/kinds.ts";
import type { Locale } from "../../../messages/locale.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import type { DepartureRow } from "../../access/require-access.ts";
import { loadCalendar } from "../../calendars/load-calendar.ts";
import { findNotice, type NoticeRow } from "../../departments/find-notice.ts";
import { openNoticeLink } from "../../departments/open-notice-link.ts";
import { readNoticeItems } from "../../departments/read-notice-items.ts";
import { wakeDeparture } from "../../departures/departure-ids.ts";
import type { ServiceDeps } from "../../deps.ts";
import { findMailTurn } from "../../notifications/mail-days.ts";
import { findActingPeople } from "../../people/find-acting-person.ts";
import { readSettings } from "../../settings/read-settings.ts";
import type { EffectKind, EffectRow, Prepared } from "../effect-kind.ts";

/**
 * The mail of a department's notice (R12, R13), written as things are at the claim: the deputy's while its person is away, with the clients
 * that still go, in the team's working hours, and not on a day on which that person had another mail from this departure.
 */
export const departmentNotice: EffectKind = {
  ifNotSent: "planAgain",

  async prepare(context, effect, deps) {
    const { tx, businessNow } = context;
    const { notice, departure } = await findNotice(tx, effect.factId);
    if (!isGoingOn(departure.state)) return { cancel: "departureEnded" };
    const calendar = await loadCalendar(tx, departure.teamId);
    const person = await findReader(context, notice, calendar);
    if (!person?.email || person.status === "left") {
      await markTold(context, notice.id, businessNow);
      return { cancel: "noAddress" };
    }
    const items = await readNoticeItems(context, notice.id, departure);
    if (!items.some(isNews)) return { cancel: "nothingToTell" };
    const dueDay = findDueDay(items, calendar);
    const mail = { notice, departure, items, calendar, dueDay, person: { ...person, email: person.email } };
    const later = await findLater(context, effect, mail);
    return later ? { notBefore: later } : writeMail(context, deps, mail);
  },

  async settled(context, effect, outcome) {
    const { tx, businessNow } = context;
    if (outcome === "accepted") {
      await tx
        .update(departmentNotices)
        .set({ sentAt: sql`coalesce(${departmentNotices.sentAt}, ${businessNow})` })
        .where(eq(departmentNotices.id, effect.factId));
      await markTold(context, effect.factId, effect.claimedAt ?? businessNow);
    }
    return effect.departureId ? [wakeDeparture(effect.departureId)] : [];
  },
};

type Reader = typeof people.$inferSelect;

async function findReader({ tx, businessNow }: ChangeContext, notice: NoticeRow, calendar: WorkCalendar) {
  if (!notice.recipientId) return undefined;
  const acting = await findActingPeople(tx, [notice.recipientId], localDate(businessNow, calendar.zone));
  const personId = acting.get(notice.recipientId)?.personId ?? notice.recipientId;
  const [person] = await tx.select().from(people).where(eq(people.id, personId));
  return person;
}

/** Clients that had joined by then count as told. */
async function markTold({ tx, businessNow }: ChangeContext, noticeId: string, joinedUntil: Date): Promise<void> {
  await tx
    .update(departmentItems)
    .set({ notifiedAt: businessNow })
    .where(
      and(
        eq(departmentItems.noticeId, noticeId),
        isNull(departmentItems.notifiedAt),
        sql`${departmentItems.joinedAt} <= ${joinedUntil}`,
      ),
    );
}

/** Later when it may not leave now: outside working hours, or after this colleague's mail of the day with nothing due today. */
async function findLater(context: ChangeContext, effect: EffectRow, mail: NoticeMail): Promise<Date | null> {
  const { departure, person, calendar, dueDay } = mail;
  // The deputy's mail of the day, where a deputy acts.
  if (person.id !== effect.personId)
    await context.tx.update(effects).set({ personId: person.id }).where(eq(effects.id, effect.id));
  const turn = await findMailTurn(
    context,
    { effectId: effect.id, departureId: departure.id, personId: person.id },
    calendar,
  );
  if ("later" in turn) return turn.later;
  const isDue = dueDay !== null && dueDay <= turn.today;
  return turn.onlyDue && !isDue ? turn.nextMorning : null;
}

interface NoticeMail {
  notice: NoticeRow;
  departure: DepartureRow;
  items: DepartmentNoticeItem[];
  calendar: WorkCalendar;
  /** Day by which the department is to answer, null when nothing waits for it. */
  dueDay: string | null;
  person: Reader & { email: string };
}

function findDueDay(items: readonly DepartmentNoticeItem[], calendar: WorkCalendar): string | null {
  const dues = items.flatMap((item) => (item.gating && item.how === null && item.dueAt ? [item.dueAt] : [])).sort();
  return dues[0] ? localDate(new Date(dues[0]), calendar.zone) : null;
}

async function writeMail(context: ChangeContext, deps: ServiceDeps, mail: NoticeMail): Promise<Prepared> {
  const { tx } = context;
  const { notice, departure, person } = mail;
  const [department] = await tx.select().from(departments).where(eq(departments.id, notice.departmentId));
  const [leaver] = await tx.select({ name: people.name }).from(people).where(eq(people.id, departure.leaverId));
  const { company } = await readSettings(tx);
  const message = renderMessage("departmentNotice", person.locale, {
    personName: person.name,
    department: department?.code ?? "",
    oldOwnerName: leaver?.name ?? "",
    clients: mail.items.filter(isNews).flatMap((item) => describeClient(item, company, person.locale)),
    dueDate: mail.dueDay,
    acknowledgeUrl: await openNoticeLink(context, deps, notice, departure, person.id),
  });
  return {
    send: {
      from: { name: company.name, address: company.fromAddress },
      to: { name: person.name, address: person.email },
      ...message,
    },
  };
}

/** Not answered, or never told of: what a second mail is about. The page behind its button has every client. */
const isNews = (item: DepartmentNoticeItem) => item.how === null || item.notifiedAt === null;

function describeClient(item: DepartmentNoticeItem, company: Company, locale: Locale): DepartmentNoticeClient[] {
  if (!item.newOwner) return [];
  return [
    {
      clientName: item.clientName,
      newOwner: item.newOwner,
      effectiveDate: item.effectiveDate,
      personName: item.person?.name ?? null,
      openOrders: item.openOrders,
      receivable: item.receivableMinor > 0 ? formatMoney(item.receivableMinor, company.currency, locale) : null,
      openQuestions: item.openQuestions,
      gating: item.gating && item.how === null,
    },
  ];
}
