import { and, asc, eq, gte, lte } from "drizzle-orm";
import type { OwnLog } from "../../contracts/routes/departures.ts";
import { audit, cardReads, readAlerts } from "../../db/schema/kernel.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { toIso } from "./departure-view.ts";
import { findKnownDeparture } from "./known-departures.ts";

const MOST_ROWS = 5000;

/**
 * What is recorded about the leaver from the notice to the end of the last working day: cards opened, alerts, own
 * changes by id. Leaver and head see the same; nobody else does.
 */
export function getOwnLog(deps: ServiceDeps, actor: Actor, input: { departureId: string }): Promise<OwnLog> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const departure = await findKnownDeparture(context, input.departureId);
    const { teamId, leaverId, noticedAt: from, lastDayEndsAt: until } = departure;
    requireAccess(context, "readOwnLog", { teamId, leaverId });
    const reads = await tx
      .select()
      .from(cardReads)
      .where(and(eq(cardReads.personId, leaverId), gte(cardReads.at, from), lte(cardReads.at, until)))
      .orderBy(asc(cardReads.id))
      .limit(MOST_ROWS);
    const alerts = await tx
      .select()
      .from(readAlerts)
      .where(and(eq(readAlerts.personId, leaverId), gte(readAlerts.at, from), lte(readAlerts.at, until)))
      .orderBy(asc(readAlerts.id));
    const entries = await tx
      .select({ at: audit.businessAt, verb: audit.verb, subject: audit.subject })
      .from(audit)
      .where(and(eq(audit.actor, `person:${leaverId}`), gte(audit.businessAt, from), lte(audit.businessAt, until)))
      .orderBy(asc(audit.id))
      .limit(MOST_ROWS);
    return {
      from: toIso(from),
      until: toIso(until),
      cardReads: reads.map((row) => ({
        at: toIso(row.at),
        clientId: row.clientId,
        fromOwnTask: row.viaTask,
        outsideHours: row.outsideHours,
      })),
      alerts: alerts.map((row) => ({
        at: toIso(row.at),
        distinctCards: row.distinctCards,
        outsideHours: row.outsideHours,
      })),
      entries: entries.map((row) => ({ ...row, at: toIso(row.at) })),
    };
  });
}
