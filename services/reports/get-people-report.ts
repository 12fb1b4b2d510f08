import { sql } from "drizzle-orm";
import type { PeopleReport, YearQuery } from "../../contracts/routes/reports.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { addDays, earlierDate } from "../../domain/calendar/plain-date.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { computeTurnover } from "../../domain/reports/compute-turnover.ts";
import {
  type Exit,
  FEWEST_LEAVERS_SHOWN,
  listUnaddressedExitReasons,
} from "../../domain/reports/list-unaddressed-exit-reasons.ts";
import { requireAccess } from "../access/require-access.ts";
import { leaverNotToldOf } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";

/**
 * Turnover of sellers (R83) in a calendar year, to today in the running one, and why they left (R84). Reasons stand company-wide and only from
 * five leavers up, by calendar years, so that nobody can move a window over one person. A leaver counts once their last working day has
 * come and they were told. No day of hiring is recorded: who is known counts as there from the year's start.
 */
export function getPeopleReport(deps: ServiceDeps, actor: Actor, input: YearQuery): Promise<PeopleReport> {
  return look(deps.db, actor, (context) => readPeopleReport(context, input));
}

/** The same within a transaction. */
export async function readPeopleReport(context: Context, input: YearQuery): Promise<PeopleReport> {
  requireAccess(context, "readPeopleReport");
  const today = localDate(context.businessNow, "UTC");
  const year = input.year ?? Number(today.slice(0, 4));
  const [from, to] = [`${year}-01-01`, earlierDate(`${year}-12-31`, today)];
  const exits = await readExits(context, from, to);
  const [atStart, atEnd] = [await countSellers(context, from), await countSellers(context, addDays(to, 1))];
  const averageHeadcount = (atStart + atEnd) / 2;
  return {
    from,
    to,
    leavers: exits.length,
    averageHeadcount,
    turnoverBp: computeTurnover(exits.length, averageHeadcount),
    reasonsFromLeavers: FEWEST_LEAVERS_SHOWN,
    reasons: exits.length < FEWEST_LEAVERS_SHOWN ? null : countReasons(exits),
  };
}

function countReasons(exits: readonly Exit[]): PeopleReport["reasons"] {
  const unaddressed = listUnaddressedExitReasons(exits);
  return [...Map.groupBy(exits, ({ reason }) => reason)]
    .map(([reason, list]) => ({
      reason,
      leavers: list.length,
      unaddressed: unaddressed.filter((exit) => exit.reason === reason).length,
    }))
    .sort((a, b) => b.leavers - a.leavers || (a.reason < b.reason ? -1 : 1));
}

/** Notices that count: confirmed, not withdrawn, and no secret any more. */
const counts = sql`d.confirmed_at is not null and d.state <> 'withdrawn' and not ${leaverNotToldOf(sql`d.id`)}`;

async function readExits({ tx }: Context, from: string, to: string): Promise<Exit[]> {
  const { rows } = await tx.execute<Exit>(sql`
    select coalesce(r.reason, 'other') as reason, r.action, r.action_owner_id as "actionOwnerId"
    from departures d left join departure_reasons r on r.departure_id = d.id
    where d.last_working_day between ${from}::date and ${to}::date and ${counts}`);
  return rows;
}

/** Sellers at the beginning of a day: whose last working day had not passed before it. */
async function countSellers({ tx }: Context, day: string): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    with last as (select d.leaver_id, max(d.last_working_day) as day from departures d where ${counts} group by d.leaver_id)
    select count(*)::int as count from people p left join last on last.leaver_id = p.id
    where p.roles && array['rep','head'] and (last.day >= ${day}::date or (last.day is null and p.status <> 'left'))`);
  return rows[0]?.count ?? 0;
}
