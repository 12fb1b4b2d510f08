import { sql } from "drizzle-orm";
import type { Connections, MailTest } from "../../contracts/connections.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { isLiveFor } from "../../domain/mail/is-live-for.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";

const DAY_MS = 86_400_000;
const toIso = (at: string | null) => (at === null ? null : new Date(at).toISOString());

/**
 * How mail, calendar, source system and HR stand, with codes of what stops while each is off. Times and counts are the
 * ledger's (business time). Calendars are reached by invitation mails alone, the source system by its file of owners, and
 * HR's system by no connection yet. For the administrator.
 */
export function getConnections(deps: ServiceDeps, actor: Actor): Promise<Connections> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const { company } = await readSettings(context.tx);
    const ledger = await readLedger(context);
    const { isDemo, ownAddress } = await readReader(context);
    const server = deps.mailServer ?? null;
    const leaves = server !== null && !isDemo && ownAddress !== null && isLiveFor(company.live, ownAddress);
    const { mail, calendar, sourceSystem } = ledger;
    return {
      mail: {
        server,
        ownMailLeaves: leaves,
        live: company.live,
        lastAcceptedAt: mail.lastSuccessAt,
        lastDay: mail.lastDay,
        waiting: mail.waiting,
        lastTest: await readLastTest(context),
        stopsIfOff: [
          "clientNotices",
          "clientReceipts",
          "departmentNotices",
          "colleagueMails",
          "invitations",
          "repliesAndBounces",
        ],
      },
      calendar: {
        configured: await hasBusyTimes(context),
        ...toConnection(calendar),
        stopsIfOff: ["calendarReplies", "busyTimes"],
      },
      sourceSystem: {
        configured: await hasSource(context),
        ...toConnection(sourceSystem),
        stopsIfOff: ["ownerWriteBack", "ownerConflicts"],
      },
      hr: { configured: false, lastSuccessAt: null, waiting: 0, failed: 0, stopsIfOff: ["noticesFromHr"] },
    };
  });
}

interface Channel {
  lastSuccessAt: string | null;
  waiting: number;
  lastDay: { accepted: number; failed: number; unknown: number };
}

const toConnection = ({ lastSuccessAt, waiting, lastDay }: Channel) => ({
  lastSuccessAt,
  waiting,
  failed: lastDay.failed + lastDay.unknown,
});

interface LedgerRow extends Record<string, unknown> {
  channel: "mail" | "calendar" | "sourceSystem";
  last_at: string | null;
  waiting: number;
  accepted: number;
  failed: number;
  unknown: number;
}

/** The ledger by channel; an invitation is mail, and the calendar's too. */
async function readLedger({ tx, businessNow }: Context): Promise<Record<LedgerRow["channel"], Channel>> {
  const since = new Date(businessNow.getTime() - DAY_MS);
  const { rows } = await tx.execute<LedgerRow>(sql`
    select c.channel, max(e.settled_at) filter (where e.state = 'accepted') as last_at,
      count(*) filter (where e.state in ('planned','claimed'))::int as waiting,
      count(*) filter (where e.state = 'accepted' and e.settled_at > ${since})::int as accepted,
      count(*) filter (where e.state = 'failed' and e.settled_at > ${since})::int as failed,
      count(*) filter (where e.state = 'unknown' and e.settled_at > ${since})::int as unknown
    from effects e cross join lateral (
      select 'mail' as channel where e.kind <> 'ownerWriteBack'
      union all select 'calendar' where e.kind in ('invitation','cancellation')
      union all select 'sourceSystem' where e.kind = 'ownerWriteBack') c
    group by c.channel`);
  const of = (channel: LedgerRow["channel"]): Channel => {
    const row = rows.find((one) => one.channel === channel);
    return {
      lastSuccessAt: toIso(row?.last_at ?? null),
      waiting: row?.waiting ?? 0,
      lastDay: { accepted: row?.accepted ?? 0, failed: row?.failed ?? 0, unknown: row?.unknown ?? 0 },
    };
  };
  return { mail: of("mail"), calendar: of("calendar"), sourceSystem: of("sourceSystem") };
}

/** A database whose business time can be moved sends nothing outside, whatever is set. */
async function readReader({ tx, actor }: Context): Promise<{ isDemo: boolean; ownAddress: string | null }> {
  const id = actor.kind === "person" ? actor.id : null;
  const { rows } = await tx.execute<{ moved: boolean; email: string | null }>(sql`
    select exists (select from clock) as moved, (select email from people where id = ${id}) as email`);
  return { isDemo: rows[0]?.moved ?? false, ownAddress: rows[0]?.email ?? null };
}

async function hasBusyTimes({ tx }: Context): Promise<boolean> {
  const { rows } = await tx.execute<{ any: boolean }>(sql`select exists (select from busy_times) as any`);
  return rows[0]?.any ?? false;
}

/** Owners are written back to where clients came from; a company whose clients came from nowhere has no such system. */
async function hasSource({ tx }: Context): Promise<boolean> {
  const { rows } = await tx.execute<{ any: boolean }>(sql`select exists (select from clients) as any`);
  return rows[0]?.any ?? false;
}

async function readLastTest({ tx }: Context): Promise<MailTest | null> {
  const { rows } = await tx.execute<Record<string, string | null> & Pick<MailTest, "testId" | "state">>(sql`
    select e.fact_id as "testId", e.state, e.planned_at as "plannedAt", e.settled_at as "settledAt", e.reason,
      c.server_answer as "serverAnswer"
    from effects e left join effect_contents c on c.effect_id = e.id
    where e.kind = 'testMail' order by e.recorded_at desc, e.id limit 1`);
  const row = rows[0];
  if (!row) return null;
  return {
    testId: row.testId,
    state: row.state,
    plannedAt: toIso(row["plannedAt"] ?? null) ?? "",
    settledAt: toIso(row["settledAt"] ?? null),
    reason: row["reason"] ?? null,
    serverAnswer: row["serverAnswer"] ?? null,
  };
}
