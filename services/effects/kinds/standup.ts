import { eq, inArray, sql } from "drizzle-orm";
import { people, teams } from "../../../db/schema/people.ts";
import type { Tx } from "../../../db/transaction.ts";
import type { SignCode } from "../../../domain/signs/sign-codes.ts";
import type { Standup } from "../../../messages/kinds.ts";
import { renderMessage } from "../../../messages/render-message.ts";
import { loadCalendarOf } from "../../calendars/load-calendar.ts";
import type { ServiceDeps } from "../../deps.ts";
import { readSettings } from "../../settings/read-settings.ts";
import { readStandup, type StandupFacts } from "../../standups/read-standup.ts";
import type { EffectKind } from "../effect-kind.ts";
import { readMailPeople } from "./mail-people.ts";

/** Entries a list in a mail shows of gold clients and new signs; the page shows all. */
const MOST = 20;

/** A team's morning list as its facts stand when it leaves; the audit's head goes with it. */
export const standup: EffectKind = {
  // The next morning has its own.
  ifNotSent: "goOn",

  async prepare(context, effect, deps) {
    const { tx, businessNow } = context;
    const [team] = await tx.select().from(teams).where(eq(teams.id, effect.factId));
    const reader = effect.personId ? (await readMailPeople(tx, [effect.personId])).get(effect.personId) : undefined;
    if (!team || !reader?.email || reader.status === "left") return { cancel: "noRecipient" };
    const facts = await readStandup(tx, team.id, await loadCalendarOf(tx, team), businessNow);
    if (facts.departures.length === 0) return { cancel: "nothingOpen" };
    const { company } = await readSettings(tx);
    const data = await toMessage(tx, deps, team, facts, businessNow);
    return {
      send: {
        from: { name: company.name, address: company.fromAddress },
        to: { name: reader.name, address: reader.email },
        ...renderMessage("standup", reader.locale, data),
      },
    };
  },
};

async function toMessage(
  tx: Tx,
  deps: ServiceDeps,
  team: typeof teams.$inferSelect,
  { departures, clients, reports }: StandupFacts,
  businessNow: Date,
): Promise<Standup> {
  const nameOf = new Map(clients.map((client) => [client.clientId, client.clientName]));
  const names = (ids: string[]) => ids.slice(0, MOST).map((id) => nameOf.get(id) ?? "");
  const leavers = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(
      inArray(
        people.id,
        departures.map(({ leaverId }) => leaverId),
      ),
    );
  const leaverOf = new Map(leavers.map(({ id, name }) => [id, name]));
  const ids = departures.map(({ id }) => id);
  return {
    teamName: team.name,
    date: reports[0]?.date ?? "",
    url: `${deps.publicUrl}/departures`,
    overdue: await readOverdue(tx, ids, team.name, businessNow),
    goldNotTold: names(reports.flatMap((report) => report.goldNotNotified)),
    goldNotIntroduced: names(reports.flatMap((report) => report.goldNotIntroduced)),
    newSigns: reports
      .flatMap((report) => report.newSigns)
      .slice(0, MOST)
      .map(({ clientId, code }) => ({ clientName: nameOf.get(clientId) ?? "", sign: code as SignCode })),
    refusals: await readRefusals(
      tx,
      ids,
      reports.flatMap((report) => report.refusals),
    ),
    meetings: await readMeetings(
      tx,
      reports.flatMap((report) => report.meetings.map(({ id }) => id)),
      team.zone,
    ),
    departures: departures.map((departure, index) => ({
      label: leaverOf.get(departure.leaverId) ?? "",
      workingDaysLeft: reports[index]?.daysLeft ?? 0,
      open: Object.entries(reports[index]?.clientsByState ?? {})
        .filter(([state]) => !["handedOver", "lost", "letGo", "excluded"].includes(state))
        .reduce((sum, [, count]) => sum + count, 0),
    })),
    auditHead: await readAuditHead(tx),
  };
}

async function readOverdue(tx: Tx, ids: string[], teamName: string, businessNow: Date): Promise<Standup["overdue"]> {
  const { rows } = await tx.execute<{ department: string | null; count: number; oldest: string }>(sql`
    select d.code as department, count(*)::int as count, min(t.due_day)::text as oldest from tasks t
      left join people p on p.id = t.assignee_id left join departments d on d.id = p.department_id
    where t.departure_id = any(${sql.param(ids)}::uuid[]) and t.done_at is null and t.due_at <= ${businessNow}
    group by d.code order by count desc, d.code`);
  return rows.map((row) => ({ department: row.department ?? teamName, count: row.count, oldestDueDate: row.oldest }));
}

async function readRefusals(tx: Tx, ids: string[], clientIds: string[]): Promise<Standup["refusals"]> {
  if (clientIds.length === 0) return [];
  const { rows } = await tx.execute<{
    person: string;
    reason: Standup["refusals"][number]["reason"];
    count: number;
  }>(sql`
    select p.name as person, coalesce(r.decline_reason, 'other') as reason, count(*)::int as count
    from proposals r join handovers h on h.id = r.handover_id join people p on p.id = r.owner_id
    where h.departure_id = any(${sql.param(ids)}::uuid[]) and h.client_id = any(${sql.param(clientIds)}::uuid[]) and r.answer = 'declined'
    group by 1, 2 order by 1, 2`);
  return rows.map((row) => ({ personName: row.person, reason: row.reason, count: row.count }));
}

async function readMeetings(tx: Tx, ids: string[], zone: string): Promise<Standup["meetings"]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.execute<{
    client: string;
    starts_at: string;
    ends_at: string;
    people: string[] | null;
  }>(sql`
    select c.name as client, i.starts_at, i.ends_at,
      (select array_agg(p.name order by p.name) from people p where p.id in (i.host_id, i.manager_id, i.successor_id)) as people
    from introductions i join handovers h on h.id = i.handover_id join clients c on c.id = h.client_id
    where i.id = any(${sql.param(ids)}::uuid[]) order by i.starts_at`);
  return rows.map((row) => ({
    clientName: row.client,
    start: new Date(row.starts_at),
    end: new Date(row.ends_at),
    zone,
    participants: row.people ?? [],
  }));
}

async function readAuditHead(tx: Tx): Promise<Standup["auditHead"]> {
  const { rows } = await tx.execute<{ position: number; hash: string }>(sql`
    select to_position::int as position, encode(hash, 'hex') as hash from seals order by id desc limit 1`);
  return rows[0] ?? null;
}
