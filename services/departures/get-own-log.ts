import { and, asc, eq, gte, inArray, lte, or, sql } from "drizzle-orm";
import type { OwnLog } from "../../contracts/routes/departures.ts";
import { clients } from "../../db/schema/clients.ts";
import { audit, cardReads, readAlerts } from "../../db/schema/kernel.ts";
import { look, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { toIso } from "./departure-view.ts";
import { findKnownDeparture } from "./known-departures.ts";

const MOST_ROWS = 5000;

/** Audited by the system for the person they are about: who signs in is not known before. */
const AT_THE_DOOR = ["signIn", "signOut", "changePassword"];

/**
 * What is recorded about the leaver from the notice to the end of the last working day: cards opened, alerts, own
 * changes by id, signing in and out. Leaver and head see the same; nobody else does.
 */
export function getOwnLog(deps: ServiceDeps, actor: Actor, input: { departureId: string }): Promise<OwnLog> {
  return look(deps.db, actor, async (context) => {
    const { tx } = context;
    const departure = await findKnownDeparture(context, input.departureId);
    const { teamId, leaverId, noticedAt: from, lastDayEndsAt: until } = departure;
    requireAccess(context, "readOwnLog", { teamId, leaverId });
    const reads = await tx
      .select({ read: cardReads, clientName: clients.name })
      .from(cardReads)
      .innerJoin(clients, eq(clients.id, cardReads.clientId))
      .where(and(eq(cardReads.personId, leaverId), gte(cardReads.at, from), lte(cardReads.at, until)))
      .orderBy(asc(cardReads.id))
      .limit(MOST_ROWS);
    const alerts = await tx
      .select()
      .from(readAlerts)
      .where(and(eq(readAlerts.personId, leaverId), gte(readAlerts.at, from), lte(readAlerts.at, until)))
      .orderBy(asc(readAlerts.id));
    const leaver = `person:${leaverId}`;
    const isAboutLeaver = or(eq(audit.actor, leaver), and(eq(audit.subject, leaver), inArray(audit.verb, AT_THE_DOOR)));
    const entries = await tx
      .select({ at: audit.businessAt, verb: audit.verb, subject: audit.subject })
      .from(audit)
      .where(and(isAboutLeaver, gte(audit.businessAt, from), lte(audit.businessAt, until)))
      .orderBy(asc(audit.id))
      .limit(MOST_ROWS);
    const names = await nameClients(
      tx,
      entries.map((row) => row.subject),
    );
    return {
      from: toIso(from),
      until: toIso(until),
      cardReads: reads.map(({ read, clientName }) => ({
        at: toIso(read.at),
        clientId: read.clientId,
        clientName,
        fromOwnTask: read.viaTask,
        outsideHours: read.outsideHours,
      })),
      alerts: alerts.map((row) => ({
        at: toIso(row.at),
        distinctCards: row.distinctCards,
        outsideHours: row.outsideHours,
      })),
      entries: entries.map((row) => ({ ...row, at: toIso(row.at), clientName: names.get(row.subject) ?? null })),
    };
  });
}

/** Names of the clients that subjects are about (`client:<uuid>`, `handover:<uuid>`), by that text. */
async function nameClients(tx: Tx, subjects: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ subject: string; name: string }>(sql`
    select s.subject, c.name from unnest(${sql.param([...new Set(subjects)])}::text[]) as s(subject)
      left join handovers h on h.id = substring(s.subject from '^handover:([0-9a-f-]{36})$')::uuid
      join clients c on c.id = coalesce(h.client_id, substring(s.subject from '^client:([0-9a-f-]{36})$')::uuid)`);
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}
