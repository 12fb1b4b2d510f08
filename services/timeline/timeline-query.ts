import { type SQL, sql } from "drizzle-orm";
import type { TimelineQuery } from "../../contracts/routes/timeline.ts";
import { waitAfter } from "../departures/run-step.ts";
import type { Shown } from "./what-shows.ts";

/** One entry as the query gives it, `cursor` its instant to the microsecond. */
export type TimelineRow = {
  id: string;
  cursor: string;
  at: string;
  kind: "person" | "system" | "mail" | "meeting";
  code: string;
  actor_name: string | null;
  handover_id: string | null;
  client_name: string | null;
  with_name: string | null;
  state: string | null;
  reason: string | null;
  failed: boolean;
  attempts: number | null;
  next_try_at: string | null;
};

type Ask = Pick<TimelineQuery, "kind" | "failedOnly" | "limit"> & {
  departureId: string;
  shown: Shown;
  after: { at: string; id: string } | null;
};

/**
 * One page of a departure's timeline, newest first, one row more than asked for. Each source is cut to the page before they are laid
 * together, and of the audit only what was written since the notice is looked at.
 */
export function timelineQuery(ask: Ask): SQL {
  const isWanted = (...kinds: TimelineRow["kind"][]) => ask.kind === undefined || kinds.includes(ask.kind);
  const sources = [
    ...(isWanted("person", "system") && !ask.failedOnly ? [auditQuery(ask)] : []),
    ...(isWanted("system") ? [stepsQuery(ask)] : []),
    ...(isWanted("mail") ? [effectsQuery(ask)] : []),
    ...(isWanted("meeting") && !ask.failedOnly ? [meetingsQuery(ask)] : []),
  ].map((source) => page(ask, source));
  const all =
    sources.length > 0
      ? sql.join(
          sources.map((source) => sql`(${source})`),
          sql` union all `,
        )
      : sql`select ${empty} where false`;
  return sql`
    select x.id, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor, x.at, x.kind, x.code, x.actor_name,
      x.handover_id, c.name as client_name, x.with_name, x.state, x.reason, x.failed, x.attempts, x.next_try_at
    from (${all}) x left join handovers h on h.id = x.handover_id left join clients c on c.id = h.client_id
    order by x.at desc, x.id collate "C" desc limit ${ask.limit + 1}`;
}

const empty = sql`null::text as id, null::timestamptz as at, null::text as kind, null::text as code, null::text as actor_name,
  null::uuid as handover_id, null::text as with_name, null::text as state, null::text as reason, false as failed, null::int as attempts,
  null::timestamptz as next_try_at`;

function page({ after, limit }: Ask, source: SQL): SQL {
  const from = after
    ? sql`where (q.at, q.id collate "C") < (${after.at}::timestamptz, ${after.id} collate "C")`
    : sql``;
  return sql`select * from (${source}) q ${from} order by q.at desc, q.id collate "C" desc limit ${limit + 1}`;
}

/** Decisions of people and what the process did, of the departure and each of its clients. */
function auditQuery({ departureId, shown, kind }: Ask): SQL {
  const byPerson = sql`a.actor not like 'system:%'`;
  const wanted = kind === "person" ? byPerson : kind === "system" ? sql`not (${byPerson})` : sql`true`;
  return sql`
    select 'audit:' || lpad(a.id::text, 18, '0') as id, a.business_at as at, case when ${byPerson} then 'person' else 'system' end as kind,
      a.verb as code, p.name as actor_name, s.handover_id, null::text as with_name, null::text as state, null::text as reason,
      false as failed, null::int as attempts, null::timestamptz as next_try_at
    from (
      select ${`departure:${departureId}`} as subject, null::uuid as handover_id
      union all select 'handover:' || id, id from handovers where departure_id = ${departureId}
    ) s join audit a on a.subject = s.subject
      left join people p on a.actor = 'person:' || p.id
    where ${wanted} and ${shown.audit}
      and a.id >= coalesce((select min(n.id) from audit n where n.subject = ${`departure:${departureId}`}), 0)`;
}

/** Steps that fail just now; when each last failed follows from its next try. */
function stepsQuery({ departureId, shown }: Ask): SQL {
  return sql`
    select 'step:' || s.workflow_id || '/' || s.step as id, s.next_attempt_at - ${waitAfter(sql`s.attempts`)} as at, 'system' as kind,
      s.step as code, null::text as actor_name, w.handover_id, null::text as with_name, 'failing' as state, null::text as reason,
      true as failed, s.attempts, s.next_attempt_at as next_try_at
    from (
      select ${`departure:${departureId}`} as workflow_id, null::uuid as handover_id
      union all select 'handover:' || id, id from handovers where departure_id = ${departureId}
    ) w join steps s on s.workflow_id = w.workflow_id
    where s.attempts > 0 and s.next_attempt_at is not null and ${shown.steps}`;
}

function effectsQuery({ departureId, shown, failedOnly }: Ask): SQL {
  const failed = sql`e.state in ('failed','unknown')`;
  return sql`
    select 'effect:' || e.id as id, coalesce(e.settled_at, e.claimed_at, e.planned_at) as at, 'mail' as kind, e.kind as code,
      null::text as actor_name, e.handover_id, coalesce(p.name, k.name) as with_name, e.state, e.reason, ${failed} as failed,
      null::int as attempts, null::timestamptz as next_try_at
    from effects e left join people p on p.id = e.person_id left join contacts k on k.id = e.contact_id
    where e.departure_id = ${departureId} and e.kind <> 'ownerWriteBack' and ${failedOnly ? failed : sql`true`} and ${shown.effects}`;
}

/** Introductions with a time; those held with the notice are no meetings. */
function meetingsQuery({ departureId, shown }: Ask): SQL {
  return sql`
    select 'meeting:' || i.id as id, coalesce(i.held_at, i.starts_at) as at, 'meeting' as kind, i.format as code,
      null::text as actor_name, i.handover_id, p.name as with_name, i.state, null::text as reason, false as failed,
      null::int as attempts, null::timestamptz as next_try_at
    from introductions i join handovers v on v.id = i.handover_id left join people p on p.id = coalesce(i.host_id, i.successor_id)
    where v.departure_id = ${departureId} and i.format <> 'inNotice' and coalesce(i.held_at, i.starts_at) is not null and ${shown.meetings}`;
}
