import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";
import { addMonths } from "../../domain/calendar/plain-date.ts";
import { type EnquiryOutcome, judgeEnquiry } from "../../domain/signs/has-failed-enquiry-streak.ts";
import type { ContactAttempt } from "../../domain/signs/is-unresponsive.ts";

/** One client's interactions up to a date, in figures. */
export interface InteractionFigures {
  count: number;
  firstOn: string;
  lastEnquiryOn: string | null;
  lastQuoteOn: string | null;
  /** Oldest first. */
  enquiries: { on: string; outcome: EnquiryOutcome }[];
  contactAttempts: ContactAttempt[];
  /** Contacts of the last 12 months through the leaver, and through colleagues. */
  throughLeaver: number;
  throughOthers: number;
}

type Row = {
  client_id: string;
  count: number;
  first_on: string;
  enquiry_on: string | null;
  quote_on: string | null;
  through_leaver: number;
  through_others: number;
  enquiries: string[] | null;
  attempts: string[] | null;
};

/** Interactions older than this tell nothing of attempts that R37 counts. */
const ATTEMPT_MONTHS = 6;

/** R35–R37, R41, R44: interaction figures of the clients that have any, in one query. */
export async function loadInteractionFigures(
  tx: Tx,
  clientIds: readonly string[],
  leaverId: string,
  asOf: string,
): Promise<Map<string, InteractionFigures>> {
  const year = addMonths(asOf, -12);
  const attemptsFrom = addMonths(asOf, -ATTEMPT_MONTHS);
  const { rows } = await tx.execute<Row>(sql`
    select i.client_id, count(*)::int as count, min(i.at)::date::text as first_on,
      max(i.at) filter (where i.kind = 'enquiry')::date::text as enquiry_on,
      max(i.at) filter (where i.kind = 'quote')::date::text as quote_on,
      (count(*) filter (where i.person_id = ${leaverId} and i.at >= ${year}::date))::int as through_leaver,
      (count(*) filter (where i.person_id <> ${leaverId} and i.at >= ${year}::date))::int as through_others,
      array_agg(i.at::date::text || ' ' || coalesce(i.ordered_after::text,
          (select min(r.ordered_on)::text from orders r
           where r.client_id = i.client_id and r.status <> 'cancelled' and r.ordered_on >= i.at::date and r.ordered_on <= least(${asOf}::date, i.at::date + 30)), 'open')
        order by i.at) filter (where i.kind = 'enquiry') as enquiries,
      array_agg(i.at::date::text || ' ' || i.kind || ' ' || i.answered::text order by i.at)
        filter (where i.answered is not null and i.kind in ('call','email','message') and i.at >= ${attemptsFrom}::date) as attempts
    from interactions i join unnest(${sql.param([...clientIds])}::uuid[]) b(id) on b.id = i.client_id
    where i.at < ${asOf}::date + 1
    group by i.client_id`);
  return new Map(rows.map((row) => [row.client_id, toFigures(row, asOf)]));
}

function toFigures(row: Row, asOf: string): InteractionFigures {
  return {
    count: row.count,
    firstOn: row.first_on,
    lastEnquiryOn: row.enquiry_on,
    lastQuoteOn: row.quote_on,
    enquiries: (row.enquiries ?? []).map((entry) => readEnquiry(entry, asOf)),
    contactAttempts: (row.attempts ?? []).map(readAttempt),
    throughLeaver: row.through_leaver,
    throughOthers: row.through_others,
  };
}

/** `2026-01-10 true|false|open|<date of the next order>` */
function readEnquiry(entry: string, asOf: string): InteractionFigures["enquiries"][number] {
  const [on = "", end = "open"] = entry.split(" ");
  if (end === "true") return { on, outcome: "order" };
  if (end === "false") return { on, outcome: "failed" };
  return { on, outcome: judgeEnquiry({ on, orderedOn: end === "open" ? null : end, refused: false }, asOf) };
}

/** `2026-01-10 call false`; only attempts that kept the rules have an answer on record. */
function readAttempt(entry: string): ContactAttempt {
  const [on = "", kind, answered] = entry.split(" ");
  return { on, channel: kind === "email" ? "email" : "phone", rulesKept: true, answered: answered === "true" };
}
