import { sql } from "drizzle-orm";
import type { SendList, SendListItem } from "../../contracts/client-notices.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { gates } from "../../domain/gates.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { readReach } from "../settings/read-reach.ts";
import { readSettings } from "../settings/read-settings.ts";
import { findLeavingTimes } from "./find-leaving-times.ts";
import { listReleases } from "./list-releases.ts";
import { gatesOpen, maybeTold, reviewable, waitsForReview } from "./ready-notices.ts";
import { mayRelease, requireReleaser } from "./require-releaser.ts";

/** The send list of a departure: what is ready or held, most valuable first, what is not there yet, and the releases so far. */
export function listSendList(deps: ServiceDeps, actor: Actor, departureId: string): Promise<SendList> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, departureId);
    await requireReleaser(context, departure, "readSendList");
    const items = await listItems(context, departure);
    const ready = items.filter((item) => item.state === "ready").length;
    return {
      items,
      ready,
      held: items.length - ready,
      atMost: await readLimit(context, departureId),
      reach: await readReach(deps, context.tx),
      mayRelease: await mayRelease(context, departure),
      ...(await readRest(context, departureId)),
      releases: await listReleases(context, departureId),
    };
  });
}

/** The next release takes at most so many: the first a few, the second none before those were looked at. */
export async function readLimit({ tx }: Pick<Context, "tx">, departureId: string): Promise<number | null> {
  const { rows } = await tx.execute<{ any: boolean; waits: boolean }>(sql`
    select exists (select from send_releases r where r.departure_id = d.id) as any, ${waitsForReview} as waits
    from departures d where d.id = ${departureId}`);
  if (!rows[0]?.any) return (await readSettings(tx)).policy.firstReleaseAtMost;
  return rows[0].waits ? 0 : null;
}

/** Whether the first release can be looked at, and how many clients wait for which gate: one that waits for two counts at both. */
async function readRest({ tx }: Context, departureId: string): Promise<Pick<SendList, "reviewable" | "waiting">> {
  const { rows } = await tx.execute<{ reviewable: boolean; waiting: SendList["waiting"] }>(sql`
    select ${waitsForReview} and ${reviewable} as reviewable, coalesce((
      select jsonb_agg(jsonb_build_object('gate', w.gate, 'clients', w.clients) order by w.place) from (
        select g.gate, g.place, count(*)::int as clients
        from handovers h cross join unnest(${sql.param([...gates])}::text[]) with ordinality as g(gate, place)
        where h.departure_id = d.id and h.told_at is null and ${maybeTold}
          and not exists (select from gates o where o.handover_id = h.id and o.gate = g.gate)
        group by g.gate, g.place) w), '[]'::jsonb) as waiting
    from departures d where d.id = ${departureId}`);
  return rows[0] ?? { reviewable: false, waiting: [] };
}

async function listItems(context: Context, departure: DepartureRow): Promise<SendListItem[]> {
  const { rows } = await context.tx.execute<Omit<SendListItem, "leavesAt"> & { zone: string | null }>(sql`
    select n.id as "noticeId", h.id as "handoverId", k.id as "clientId", k.name as "clientName", h.effective_tier as tier, n.state,
      h.next_owner_id as "successorId", p.name as "successorName", c.name as "contactName", n.channel,
      case n.channel when 'email' then c.email when 'phone' then coalesce(c.phone, k.phone) end as address,
      h.effective_tier = 'gold' and coalesce(c.phone, k.phone) is not null and not ('phone' = any(coalesce(c.do_not_contact, '{}'))) as "calledFirst",
      n.row_version as version, k.zone
    from client_notices n join handovers h on h.id = n.handover_id join departures d on d.id = h.departure_id
    join clients k on k.id = h.client_id left join people p on p.id = h.next_owner_id left join contacts c on c.id = n.contact_id
    where h.departure_id = ${departure.id} and n.state in ('ready','held') and ${gatesOpen} and ${maybeTold}
    order by h.annual_profit_minor desc, n.id`);
  const times = await findLeavingTimes(
    context,
    departure.teamId,
    rows.map(({ zone }) => zone),
  );
  return rows.map(({ zone, ...row }) => ({
    ...row,
    calledFirst: row.calledFirst ?? false,
    leavesAt: row.channel === "email" ? (times.get(zone) ?? null) : null,
  }));
}
