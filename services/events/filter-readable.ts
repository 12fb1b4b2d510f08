import { sql } from "drizzle-orm";
import { type Context, look } from "../../db/transaction.ts";
import type { AccessVerb } from "../../domain/access/access-table.ts";
import type { PersonActor } from "../../domain/access/actor.ts";
import { type AccessSubject, decideAccess } from "../../domain/access/decide-access.ts";
import { findOpenNotice } from "../card-reads/find-open-notice.ts";
import { leaverNotToldOf } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { offerVerbs } from "./offer-verbs.ts";

interface Standing extends Record<string, unknown> {
  id: string;
  teamId: string | null;
  leaverId: string | null;
  ownIds: string[];
  /** Colleagues do not know yet, or never will: only HR and the head of the team do. */
  secret: boolean;
  /** The leaver may know of it. */
  told: boolean;
  /** Has an open task in it, or had until just now: a successor before accepting, a department, IT. */
  asked: boolean;
}

interface Listener {
  id: string;
  /** Tasks done since then still count: their end, by whoever ended them, is news as well. */
  since: Date;
}

/** Seals and the stream tell of a change within seconds. */
const STILL_HEARD_MS = 60_000;

/** Not confirmed, withdrawn before it was, or the leaver is still to be told. */
const isSecret = sql`d.confirmed_at is null or ${leaverNotToldOf(sql`d.id`)}`;

const isTold = sql`d.confirmed_at is not null and d.kind not in ('illness','death') and not ${leaverNotToldOf(sql`d.id`)}`;

const isAsked = ({ id, since }: Listener) => sql`exists (
  select from tasks w where w.departure_id = d.id and w.assignee_id = ${id}
    and (w.done_at is null or w.done_at > ${since.toISOString()}::timestamptz))`;

/** How each kind of subject hangs on people and teams, and what verb reads it. */
const kinds = {
  departure: {
    verb: "readDeparture",
    query: (ids: string[], listener: Listener) => sql`
      select d.id, d.team_id as "teamId", d.leaver_id as "leaverId", '{}'::uuid[] as "ownIds",
             ${isSecret} as secret, ${isTold} as told, ${isAsked(listener)} as asked
      from departures d where d.id = any(${sql.param(ids)}::uuid[])`,
  },
  task: {
    verb: "readDeparture",
    query: (ids: string[], listener: Listener) => sql`
      select t.id, d.team_id as "teamId", d.leaver_id as "leaverId", '{}'::uuid[] as "ownIds",
             ${isSecret} as secret, ${isTold} as told, ${isAsked(listener)} as asked
      from tasks t join departures d on d.id = t.departure_id where t.id = any(${sql.param(ids)}::uuid[])`,
  },
  handover: {
    verb: "readHandovers",
    query: (ids: string[]) => sql`
      select h.id, d.team_id as "teamId", d.leaver_id as "leaverId", array_remove(array[h.next_owner_id], null) as "ownIds",
             ${isSecret} as secret, ${isTold} as told, false as asked
      from handovers h join departures d on d.id = h.departure_id where h.id = any(${sql.param(ids)}::uuid[])`,
  },
  client: {
    verb: "readClient",
    query: (ids: string[]) => sql`
      select c.id, p.team_id as "teamId", null::uuid as "leaverId",
             array_remove(array[o.person_id, h.next_owner_id], null) as "ownIds", false as secret, true as told, false as asked
      from clients c
      left join ownerships o on o.client_id = c.id and upper_inf(o.during)
      left join people p on p.id = o.person_id
      left join handovers h on h.client_id = c.id and h."end" is null
      where c.id = any(${sql.param(ids)}::uuid[])`,
  },
} as const satisfies Record<string, { verb: AccessVerb; query: (ids: string[], listener: Listener) => unknown }>;

/**
 * Changes of records that the actor may read, so that the stream tells nobody of what isn't theirs to know; who has given notice hears
 * nothing of offers (R61). Who may not read a departure but is asked for something in it learns only that something changed: their
 * work appears by itself too.
 */
export function filterReadable<E extends { subject: string; verb: string }>(
  deps: Pick<ServiceDeps, "db">,
  actor: PersonActor,
  events: readonly E[],
): Promise<E[]> {
  return look(deps.db, actor, async (context) => {
    if (decideAccess(actor, "readAudit").allowed) return [...events];
    const hidden = (await findOpenNotice(context.tx, actor.id)) ? offerVerbs : null;
    const subjects = events.map((event) => event.subject);
    const readable = new Set(subjects.filter((subject) => mayReadByName(actor, subject)));
    const asked = new Set<string>();
    for (const kind of ["departure", "task", "handover", "client"] as const) {
      for (const { id, reads } of await listKnown(context, actor, kind, idsOf(subjects, kind)))
        (reads ? readable : asked).add(`${kind}:${id}`);
    }
    return events
      .filter(({ subject, verb }) => (readable.has(subject) || asked.has(subject)) && !hidden?.has(verb))
      .map((event) => (readable.has(event.subject) ? withoutSecret(event) : { ...event, verb: "changed" }));
  });
}

/** That a successor has given notice is known to HR and their head alone; others learn only that something changed. */
const withoutSecret = <E extends { verb: string }>(event: E): E =>
  event.verb === "leaveOtherDeparture" ? { ...event, verb: "changed" } : event;

/** Of what the actor may hear: what they read, and what they are only asked for something in. */
async function listKnown(
  context: Context,
  actor: PersonActor,
  kind: keyof typeof kinds,
  ids: string[],
): Promise<{ id: string; reads: boolean }[]> {
  if (ids.length === 0) return [];
  const listener = { id: actor.id, since: new Date(context.businessNow.getTime() - STILL_HEARD_MS) };
  const { rows } = await context.tx.execute<Standing>(kinds[kind].query(ids, listener));
  return rows
    .map(({ id, secret, told, asked, ...subject }) => {
      const untold = subject.leaverId === actor.id && !told;
      const hidden = secret && !actor.roles.includes("hr") && !actor.headOfTeamIds.includes(subject.teamId ?? "");
      const reads = !hidden && decideAccess(actor, kinds[kind].verb, subject satisfies AccessSubject).allowed;
      return { id, reads, heard: !untold && (reads || asked) };
    })
    .filter(({ heard }) => heard);
}

/** What can be told from the subject's name: one's own person, people and settings for the administrator. */
function mayReadByName(actor: PersonActor, subject: string): boolean {
  if (subject === `person:${actor.id}`) return true;
  // One's other devices learn that a draft has changed.
  if (subject.startsWith("draft:")) return subject === `draft:${actor.id}`;
  if (subject.startsWith("person:")) return decideAccess(actor, "managePeople").allowed;
  return subject.startsWith("settings:") && decideAccess(actor, "manageSettings").allowed;
}

function idsOf(subjects: readonly string[], kind: string): string[] {
  return [
    ...new Set(
      subjects.filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1)),
    ),
  ];
}
