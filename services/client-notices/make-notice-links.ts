import type { Context } from "../../db/transaction.ts";
import type { ServiceDeps } from "../deps.ts";
import { createLinks } from "../links/sign-link.ts";
import type { NoticeLinks, NoticePart } from "./compose-client-notice.ts";

const DAY_MS = 86_400_000;
/** Days after the last working day (or the sending, if later) for which a client's page stays open. */
const PAGE_DAYS = 60;
/** An unsubscription must work as long as anybody keeps the mail. */
const UNSUBSCRIBE_DAYS = 3650;

/** Address of a client's page. */
export const clientPageUrl = (deps: Pick<ServiceDeps, "publicUrl">, token: string): string =>
  `${deps.publicUrl}/c/${token}`;

/** When a client's page closes. */
export function pageExpiresAt(businessNow: Date, lastDayEndsAt: Date): Date {
  return new Date(Math.max(businessNow.getTime(), lastDayEndsAt.getTime()) + PAGE_DAYS * DAY_MS);
}

/** Link to a client's page for one of its contacts, in a mail other than the notice. */
export async function makePageLink(
  deps: ServiceDeps,
  context: Context,
  { handover, departure }: Pick<NoticePart, "handover" | "departure">,
  contactId: string,
): Promise<string> {
  const expiresAt = pageExpiresAt(context.businessNow, departure.lastDayEndsAt);
  const [token = ""] = await createLinks(deps, context, [
    { purpose: "clientPage", subjectId: handover.id, contactId, expiresAt },
  ]);
  return clientPageUrl(deps, token);
}

/** Signed links of one mail: the client's page, and the one-click unsubscription of its reader. */
export async function makeNoticeLinks(
  deps: ServiceDeps,
  context: Context,
  { handover, departure, facts }: NoticePart,
): Promise<NoticeLinks> {
  const { businessNow } = context;
  const contactId = facts.contact?.id ?? null;
  const [page = "", unsubscribe = ""] = await createLinks(deps, context, [
    {
      purpose: "clientPage",
      subjectId: handover.id,
      contactId,
      expiresAt: pageExpiresAt(businessNow, departure.lastDayEndsAt),
    },
    {
      purpose: "unsubscribe",
      subjectId: contactId ?? handover.id,
      contactId,
      expiresAt: new Date(businessNow.getTime() + UNSUBSCRIBE_DAYS * DAY_MS),
    },
  ]);
  return {
    pageUrl: clientPageUrl(deps, page),
    unsubscribePageUrl: `${deps.publicUrl}/u/${unsubscribe}`,
    oneClickUrl: `${deps.publicUrl}/api/v1/links/${unsubscribe}/unsubscribe`,
  };
}
