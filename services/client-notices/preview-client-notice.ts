import type { NoticePreview } from "../../contracts/client-notices.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { nextWorkingInstant } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { computeLatestSwitch } from "../../domain/departure/ownership-switch.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findOpenNotice } from "../card-reads/find-open-notice.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import { readSettings } from "../settings/read-settings.ts";
import { checkNotice, composeClientNotice } from "./compose-client-notice.ts";
import { listPreviewTwins } from "./list-preview-twins.ts";
import { loadClientHours } from "./load-client-hours.ts";
import { loadNotices } from "./load-notice.ts";
import { loadNoticeFacts } from "./load-notice-facts.ts";
import { loadRecipients } from "./load-recipients.ts";
import { clientPageUrl } from "./make-notice-links.ts";
import { requireReleaser } from "./require-releaser.ts";

/**
 * A notice exactly as it would leave at the client's next working hour: same facts, same templates, same composer, with
 * the person's other clients that wait beside it. Only the links are made when it is sent. ConflictError `notMailed` for who is called or gets a letter, `noSuccessor` while
 * nobody takes over.
 */
export function previewClientNotice(deps: ServiceDeps, actor: Actor, noticeId: string): Promise<NoticePreview> {
  const { composeRaw } = deps;
  if (!composeRaw) throw new Error("this process was built without a composer of mails");
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
    const recipients = await loadRecipients(tx, [client.id], localDate(businessNow, calendar.zone));
    const primary = recipients.get(client.id)?.primary;
    if (primary?.channel !== "email") throw new ConflictError("notMailed", "This client is told by call or letter.");
    const leavesAt = nextWorkingInstant(await loadClientHours(tx, client.zone, departure.teamId), businessNow);
    const effective = computeLatestSwitch(leavesAt, departure.lastWorkingDay, calendar);
    const facts = await loadNoticeFacts({ tx, businessNow: leavesAt }, found, primary.contactId, calendar);
    const part = { ...found, facts };
    const address = facts.contact?.email ?? "";
    const others = await listPreviewTwins({ tx }, found, address, { leavesAt, effective, calendar });
    const { company } = await readSettings(tx);
    const mail = composeClientNotice(company, part, others, effective, {
      pageUrl: clientPageUrl(deps, "preview"),
      unsubscribePageUrl: `${deps.publicUrl}/u/preview`,
      oneClickUrl: `${deps.publicUrl}/api/v1/links/preview/unsubscribe`,
    });
    const raw = await composeRaw({ ...mail, messageId: `<${noticeId}.1@${company.mailDomain}>`, date: leavesAt });
    return {
      noticeId,
      format: facts.format,
      effectiveOn: effective.date,
      leavesAt: leavesAt.toISOString(),
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      raw: raw.toString("utf8"),
      errors: checkNotice(part, leavesAt, effective),
    };
  });
}
