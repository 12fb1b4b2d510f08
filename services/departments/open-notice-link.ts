import { and, eq, gt, isNull } from "drizzle-orm";
import { links } from "../../db/schema/client-notices.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { createLinks, linkToken } from "../links/sign-link.ts";
import type { NoticeRow } from "./find-notice.ts";

/** How long the link in a mail works after the leaver's last day, so that late answers still arrive. */
const LINK_DAYS_AFTER = 30;

/** Address of this reader's page of the notice; the same one again while it works. */
export async function openNoticeLink(
  { tx, businessNow }: Pick<ChangeContext, "tx" | "businessNow">,
  deps: ServiceDeps,
  notice: Pick<NoticeRow, "id">,
  departure: Pick<DepartureRow, "lastDayEndsAt">,
  personId: string,
): Promise<string> {
  const [known] = await tx
    .select({ id: links.id })
    .from(links)
    .where(
      and(
        eq(links.purpose, "departmentNotice"),
        eq(links.subjectId, notice.id),
        eq(links.personId, personId),
        isNull(links.revokedAt),
        gt(links.expiresAt, businessNow),
      ),
    );
  if (known) return `${deps.publicUrl}/d/${linkToken(deps, known.id)}`;
  const from = Math.max(departure.lastDayEndsAt.getTime(), businessNow.getTime());
  const expiresAt = new Date(from + LINK_DAYS_AFTER * 86_400_000);
  const [token] = await createLinks(deps, { tx }, [
    { purpose: "departmentNotice", subjectId: notice.id, personId, expiresAt },
  ]);
  return `${deps.publicUrl}/d/${token as string}`;
}
