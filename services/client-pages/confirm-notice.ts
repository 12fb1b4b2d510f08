import { and, eq } from "drizzle-orm";
import { effects } from "../../db/schema/effects.ts";
import { type ChangeContext, change, done, unchanged, type Wake } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { confirmNotices } from "../client-notices/confirm-notices.ts";
import type { ServiceDeps } from "../deps.ts";
import { settleByProof } from "../effects/settle-by-proof.ts";
import { type ClientPage, listToldTogether, lockClientPage } from "./open-client-page.ts";

/** The button on a client's page: the change is known (R17), for every client its mail named. Pressing it twice does nothing. */
export function confirmNotice(deps: ServiceDeps, actor: Actor): Promise<{ confirmed: true }> {
  return change<{ confirmed: true }>(deps.db, actor, async (context) => {
    const page = await lockClientPage(context);
    const arrived = await settleArrived(deps, context, page);
    const handoverIds = await listToldTogether(context.tx, page);
    const wake = await confirmNotices(context, handoverIds, "page");
    if (wake.length + arrived.length === 0) return unchanged({ confirmed: true });
    const audit = {
      verb: "noticeConfirmed",
      subject: `handover:${page.handover.id}`,
      body: { how: "page", handoverIds },
    };
    return done({ confirmed: true }, [audit], [...arrived, ...wake]);
  });
}

/** Who has the link has the mail, also where nobody knew whether it left. */
async function settleArrived(
  deps: ServiceDeps,
  context: ChangeContext,
  { notice, contact }: ClientPage,
): Promise<Wake[]> {
  if (!contact) return [];
  const rows = await context.tx
    .select({ id: effects.id })
    .from(effects)
    .where(
      and(
        eq(effects.kind, "clientNotice"),
        eq(effects.factId, notice.id),
        eq(effects.contactId, contact.id),
        eq(effects.state, "unknown"),
      ),
    );
  const ids = rows.map((row) => row.id);
  return (await settleByProof(deps, context, ids, "accepted", "foundSent")).wakes;
}
