import { sql } from "drizzle-orm";
import type { Policy } from "../../contracts/policy.ts";
import type { Tx } from "../../db/transaction.ts";
import { addDays, toDayNumber, weekdayOf } from "../../domain/calendar/plain-date.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { IntroductionFormat } from "../../domain/codes.ts";

/** One introduction in a person's diary: dated, or a day kept for it. */
export interface Meeting {
  introductionId: string;
  personId: string;
  /** Whether it counts to the person's cap: as host or manager, not as successor (R19). */
  isCapped: boolean;
  from: Date | null;
  to: Date | null;
  plannedDay: string | null;
}

interface MeetingRow extends Record<string, unknown> {
  introduction_id: string;
  person_id: string;
  is_capped: boolean;
  format: IntroductionFormat;
  from_at: string | null;
  planned_day: string | null;
}

/** Order of value: tier, then profit × risk. */
export const byValue = sql`case h.effective_tier when 'gold' then 0 when 'silver' then 1 else 2 end,
  h.annual_profit_minor * h.risk_score desc, h.id`;

/**
 * Introductions of these people that are agreed, held, offered (at the first slot on offer) or have a day kept.
 *
 * @param ahead of one introduction: itself is left out, and so are the kept days of clients of less value
 */
export async function loadMeetings(
  tx: Tx,
  personIds: readonly string[],
  hours: Policy["hours"],
  ahead: { introductionId: string } | null = null,
): Promise<Meeting[]> {
  const { rows } = await tx.execute<MeetingRow>(sql`
    with ranked as (
      select i.*, row_number() over (order by ${byValue}) as rank
      from introductions i join handovers h on h.id = i.handover_id
      where i.format <> 'inNotice' and i.state in ('planned','offered','agreed','held') and (h."end" is null or i.state = 'held')
        and (i.host_id = any(${sql.param([...personIds])}::uuid[]) or i.manager_id = any(${sql.param([...personIds])}::uuid[])
          or i.successor_id = any(${sql.param([...personIds])}::uuid[])))
    select i.id as introduction_id, part.person_id, part.is_capped, i.format, i.planned_day::text as planned_day,
      case i.state when 'planned' then null when 'offered' then (i.slots->>0)::timestamptz else i.starts_at end as from_at
    from ranked i cross join lateral (values (i.host_id, true), (i.manager_id, true), (i.successor_id, false)) as part(person_id, is_capped)
    where part.person_id = any(${sql.param([...personIds])}::uuid[])
      and i.id is distinct from ${ahead?.introductionId ?? null}::uuid
      and (i.state <> 'planned' or ${ahead?.introductionId ?? null}::uuid is null
        or i.rank < (select r.rank from ranked r where r.id = ${ahead?.introductionId ?? null}::uuid))`);
  return rows.map((row) => {
    const from = row.from_at ? new Date(row.from_at) : null;
    return {
      introductionId: row.introduction_id,
      personId: row.person_id,
      isCapped: row.is_capped,
      from,
      to: from && new Date(from.getTime() + minutesOf(row.format, hours) * 60_000),
      plannedDay: row.planned_day,
    };
  });
}

/** How long a joint meeting or call takes by policy, in minutes. */
export function minutesOf(format: IntroductionFormat, hours: Policy["hours"]): number {
  return Math.round((format === "jointMeeting" ? hours.jointMeeting : hours.jointCall) * 60);
}

/** Introductions counting to a person's cap, by date in a zone. */
export function countByDay(meetings: readonly Meeting[], personId: string | null, zone: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const meeting of meetings) {
    if (meeting.personId !== personId || !meeting.isCapped) continue;
    const date = meeting.from ? localDate(meeting.from, zone) : meeting.plannedDay;
    if (date) counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return counts;
}

/** How many fall into the week (Monday to Sunday) of a date. */
export function countInWeek(counts: ReadonlyMap<string, number>, date: string): number {
  const monday = addDays(date, 1 - weekdayOf(toDayNumber(date)));
  let total = 0;
  for (let day = 0; day < 7; day++) total += counts.get(addDays(monday, day)) ?? 0;
  return total;
}
