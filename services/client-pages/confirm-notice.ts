import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { confirmNotices } from "../client-notices/confirm-notices.ts";
import type { ServiceDeps } from "../deps.ts";
import { listToldTogether, lockClientPage } from "./open-client-page.ts";

/** The button on a client's page: the change is known (R17), for every client its mail named. Pressing it twice does nothing. */
export function confirmNotice(deps: ServiceDeps, actor: Actor): Promise<{ confirmed: true }> {
  return change<{ confirmed: true }>(deps.db, actor, async (context) => {
    const page = await lockClientPage(context);
    const handoverIds = await listToldTogether(context.tx, page);
    const wake = await confirmNotices(context, handoverIds, "page");
    if (wake.length === 0) return unchanged({ confirmed: true });
    const audit = {
      verb: "noticeConfirmed",
      subject: `handover:${page.handover.id}`,
      body: { how: "page", handoverIds },
    };
    return done({ confirmed: true }, [audit], wake);
  });
}
