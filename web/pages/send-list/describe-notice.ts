import type { ReleasedNotice, SendListItem } from "../../../contracts/client-notices.ts";
import type { Texts } from "../../texts/use-texts.ts";

/** A look at the clock and the page's reading of it are not the same second. */
const AT_ONCE_MS = 120_000;

/** Who reads it: "Anna Weiss". */
export const describeReader = ({ t }: Texts, item: SendListItem): string =>
  item.channel === null ? t("sendList.noWay") : (item.contactName ?? "—");

/** How it comes: "E-mail, anna@…, called first". */
export function describeWay({ t, label }: Texts, { channel, address, calledFirst }: SendListItem): string {
  if (channel === null) return "";
  return [label("channel", channel), address, calledFirst ? t("sendList.calledFirst") : null]
    .filter(Boolean)
    .join(", ");
}

/** "at once", or the client's next working hour; nothing for who is not mailed. */
export function describeLeaving(
  { t, instant }: Texts,
  { leavesAt }: Pick<SendListItem, "leavesAt">,
  now: string,
): string {
  if (leavesAt === null) return "";
  return waitsForHours(leavesAt, now) ? instant(leavesAt) : t("sendList.now");
}

export const waitsForHours = (leavesAt: string, now: string): boolean =>
  new Date(leavesAt).getTime() - new Date(now).getTime() > AT_ONCE_MS;

/** What became of a released notice, and what happens or is to be done next. */
export function describeOutcome(texts: Texts, notice: ReleasedNotice): string {
  const { t, label, instant } = texts;
  const { trouble } = notice;
  if (trouble?.state === "unknown") return t("sendList.notices.unknown");
  if (notice.confirmed) return t("sendList.notices.confirmed");
  if (trouble?.state === "bounced") return t("sendList.notices.bounced");
  if (trouble) return t("sendList.notices.failed", { reason: label("effectReason", trouble.reason ?? "failed") });
  if (notice.state === "sent") return t("sendList.notices.sentUnconfirmed");
  if (notice.told) return t("sendList.notices.told");
  if (notice.letterWaitsUntil && notice.callOutcome === null)
    return t("sendList.notices.letterWaits", { at: instant(notice.letterWaitsUntil) });
  if (notice.leavesAt) return t("sendList.notices.leaves", { at: instant(notice.leavesAt) });
  if (notice.channel === "phone") return t("sendList.notices.call");
  if (notice.channel === "post") return t("sendList.notices.letter");
  return label("noticeState", notice.state);
}
