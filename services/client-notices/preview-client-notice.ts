import type { NoticePreview } from "../../contracts/client-notices.ts";
import type { OutgoingMail } from "../../contracts/outgoing-mail.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { Deadline, WorkCalendar } from "../../domain/calendar/work-calendar.ts";
import { nextWorkingInstant } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { computeLatestSwitch } from "../../domain/departure/ownership-switch.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findOpenNotice } from "../card-reads/find-open-notice.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { checkNotice, composeClientNotice, type NoticePart, writeNoticeLetter } from "./compose-client-notice.ts";
import { findLeftOutOffer } from "./find-left-out-offer.ts";
import { listPreviewTwins } from "./list-preview-twins.ts";
import { loadClientHours } from "./load-client-hours.ts";
import { loadNotices, type Notice } from "./load-notice.ts";
import { loadNoticeFacts } from "./load-notice-facts.ts";
import { type ClientRecipients, loadRecipients } from "./load-recipients.ts";
import { clientPageUrl } from "./make-notice-links.ts";
import { requireReleaser } from "./require-releaser.ts";

/** When a notice would leave, and the latest switch then. */
interface Moment {
  leavesAt: Date;
  effective: Deadline;
  calendar: WorkCalendar;
}

/** What one recipient of a notice gets: with the person's other clients that wait beside it. */
interface Copy {
  part: NoticePart;
  others: NoticePart[];
}

/**
 * A notice exactly as it would leave at the client's next working hour: same facts, same templates, same composer, with
 * the person's other clients that wait beside it, and everybody who gets one (R15). Only the links are made when it is
 * sent. Who can only be written to by post has a letter without links. ConflictError `notMailed` for who is called,
 * `noSuccessor` while nobody takes over.
 */
export function previewClientNotice(deps: ServiceDeps, actor: Actor, noticeId: string): Promise<NoticePreview> {
  return look(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const [found] = await loadNotices(tx, [noticeId]);
    if (!found) throw new NotFoundError("clientNotice");
    const { departure, client, handover } = found;
    await requireReleaser(context, departure, "readSendList");
    // R61: the letter carries the offer.
    if (actor.kind === "person" && (await findOpenNotice(tx, actor.id))) throw new ForbiddenError("leaverSeesNoOffers");
    if (!handover.nextOwnerId) throw new ConflictError("noSuccessor", "Nobody takes this client over yet.");
    const calendar = await loadCalendar(tx, departure.teamId);
    const recipients = (await loadRecipients(tx, [client.id], localDate(businessNow, calendar.zone))).get(client.id);
    const channel = recipients?.primary.channel;
    if (!recipients || (channel !== "email" && channel !== "post"))
      throw new ConflictError("notMailed", "This client is told by a call.");
    const leavesAt = nextWorkingInstant(await loadClientHours(tx, client.zone, departure.teamId), businessNow);
    const effective = computeLatestSwitch(leavesAt, departure.lastWorkingDay, calendar);
    const moment = { leavesAt, effective, calendar };
    const copies: Copy[] = [];
    for (const contactId of listContactIds(recipients)) copies.push(await loadCopy(context, found, contactId, moment));
    const [first] = copies;
    if (!first) throw new Error("a notice is read by somebody");
    return {
      noticeId,
      channel,
      format: first.part.facts.format,
      effectiveOn: effective.date,
      recipients: copies.map(({ part, others }) => ({
        name: part.facts.contact?.name ?? null,
        address: channel === "email" ? (part.facts.contact?.email ?? null) : null,
        leftOutOffer: findLeftOutOffer(part, others),
      })),
      errors: checkNotice(first.part, leavesAt, effective),
      ...(await write(deps, context, first, moment, channel)),
    };
  });
}

/** Who gets the notice by its way, the one it stands under first: all who are mailed, or the one reader of a letter. */
function listContactIds({ recipients, primary }: ClientRecipients): (string | null)[] {
  if (primary.channel !== "email") return [primary.contactId];
  const byMailbox = new Map(
    recipients.filter(({ channel }) => channel === "email").map(({ mailbox, contactId }) => [mailbox, contactId]),
  );
  return [...new Set([primary.contactId, ...byMailbox.values()])];
}

async function loadCopy({ tx }: Context, found: Notice, contactId: string | null, moment: Moment): Promise<Copy> {
  const facts = await loadNoticeFacts({ tx, businessNow: moment.leavesAt }, found, contactId, moment.calendar);
  const address = facts.contact?.email;
  return { part: { ...found, facts }, others: address ? await listPreviewTwins({ tx }, found, address, moment) : [] };
}

type Written = Pick<NoticePreview, "leavesAt" | "subject" | "text" | "html" | "raw">;

async function write(
  deps: ServiceDeps,
  { tx }: Context,
  { part, others }: Copy,
  { leavesAt, effective }: Moment,
  channel: NoticePreview["channel"],
): Promise<Written> {
  const { company } = await readSettings(tx);
  if (channel === "post") return { ...writeNoticeLetter(company, part, effective), leavesAt: null, raw: null };
  const mail = composeClientNotice(company, part, others, effective, {
    pageUrl: clientPageUrl(deps, "preview"),
    unsubscribePageUrl: `${deps.publicUrl}/u/preview`,
    oneClickUrl: `${deps.publicUrl}/api/v1/links/preview/unsubscribe`,
  });
  const messageId = `<${part.notice.id}.1@${company.mailDomain}>`;
  const raw = await composeRaw(deps, { ...mail, messageId, date: leavesAt });
  const { subject, text, html } = mail;
  return { leavesAt: leavesAt.toISOString(), subject, text, html, raw };
}

async function composeRaw({ composeRaw: compose }: ServiceDeps, mail: OutgoingMail): Promise<string> {
  if (!compose) throw new Error("this process was built without a composer of mails");
  return (await compose(mail)).toString("utf8");
}
