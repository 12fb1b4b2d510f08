import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Introduction, IntroductionPage } from "../../contracts/introductions.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { mayEver } from "../../domain/access/decide-access.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";

export interface IntroductionQuery {
  departureId?: string | undefined;
  handoverId?: string | undefined;
  state?: Introduction["state"] | undefined;
  /** Introductions in the notice too; meetings and calls only by default. */
  inNotice?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

const Position = z.tuple([z.string(), z.uuid()]);

/**
 * Introductions an actor has a part in: as host (the leaver among them, or the deputy of one), successor or manager; a head those of the
 * team's departures, an executive all. By time, those without one last.
 */
export function listIntroductions(
  deps: ServiceDeps,
  actor: Actor,
  query: IntroductionQuery,
): Promise<IntroductionPage> {
  return look(deps.db, actor, async ({ tx }) => {
    if (actor.kind !== "person" || !mayEver(actor, "readIntroductions")) throw new ForbiddenError("roleMayNot");
    const after = query.cursor ? decodeCursor(query.cursor, Position) : null;
    const isExecutive = actor.roles.includes("executive");
    const own = sql`(${actor.id} in (i.host_id, i.manager_id, i.successor_id) or exists (select from tasks t
      where t.handover_id = h.id and t.kind = 'holdIntroduction' and t.assignee_id = ${actor.id} and t.done_at is null))`;
    const team = sql`d.team_id = any(${sql.param([...actor.headOfTeamIds])}::uuid[])`;
    const position = sql`coalesce(to_char(case when i.state in ('agreed','held') then i.starts_at end at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS'), '~')`;
    const iso = (column: string) => sql.raw(`to_char(i.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
    const { rows } = await tx.execute<Introduction & { position: string } & Record<string, unknown>>(sql`
      select i.id, h.id as "handoverId", d.id as "departureId", c.id as "clientId", c.name as "clientName",
        h.effective_tier as tier, i.format, i.state, i.host_id as "hostId", host.name as "hostName",
        i.manager_id as "managerId", manager.name as "managerName", i.successor_id as "successorId",
        successor.name as "successorName",
        case when i.state in ('agreed','held') then ${iso("starts_at")} end as "startsAt",
        case when i.state in ('agreed','held') then ${iso("ends_at")} end as "endsAt", i.zone, i.slots,
        i.picked_by_client as "pickedByClient", i.head_introduced as "headIntroduced", ${iso("held_at")} as "heldAt",
        i.sequence, i.version, ${position} as position,
        (select coalesce(json_agg(json_build_object('personId', a.person_id, 'contactId', a.contact_id,
            'name', coalesce(p.name, k.name), 'partstat', a.partstat) order by a.id), '[]')
          from attendees a left join people p on p.id = a.person_id left join contacts k on k.id = a.contact_id
          where a.introduction_id = i.id and a.removed_at is null) as attendees
      from introductions i join handovers h on h.id = i.handover_id join departures d on d.id = h.departure_id
        join clients c on c.id = h.client_id join people successor on successor.id = i.successor_id
        left join people host on host.id = i.host_id left join people manager on manager.id = i.manager_id
      where (${isExecutive} or ${own} or ${team})
        and ${query.departureId ? sql`d.id = ${query.departureId}` : sql`true`}
        and ${query.handoverId ? sql`h.id = ${query.handoverId}` : sql`true`}
        and ${query.state ? sql`i.state = ${query.state}` : sql`true`}
        and ${query.inNotice ? sql`true` : sql`i.format <> 'inNotice'`}
        and ${after ? sql`(${position}, i.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
      order by position, i.id limit ${query.limit + 1}`);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      introductions: page.map(({ position: _, ...row }) => row),
      next: rows.length > query.limit && last ? encodeCursor([last.position, last.id]) : null,
    };
  });
}
