import { eq, sql } from "drizzle-orm";
import type { CardOrigin, ClientCard } from "../../contracts/routes/clients.ts";
import { clients } from "../../db/schema/clients.ts";
import { offerDecisions } from "../../db/schema/offers.ts";
import { type Context, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import {
  canChangeClient,
  canViewClient,
  type OpenNotice,
  type ViewedClient,
} from "../../domain/access/can-view-client.ts";
import { canViewOffer } from "../../domain/access/can-view-offer.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import { leaverNotToldOf } from "../departures/known-departures.ts";
import { open } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";
import { findOpenNotice } from "./find-open-notice.ts";
import { readCardParts } from "./read-card-parts.ts";
import { recordCardRead } from "./record-card-read.ts";

/**
 * A client's card for who may see it (R80), offers left out for leavers (R61). A leaver's look is put down and may raise
 * an alert (R81).
 *
 * @throws ForbiddenError `notYours`
 */
export function getClient(
  deps: ServiceDeps,
  actor: Actor,
  input: { clientId: string } & CardOrigin,
): Promise<ClientCard> {
  return change(deps.db, actor, async (context) => {
    const { tx, businessNow } = context;
    const [client] = await tx.select().from(clients).where(eq(clients.id, input.clientId));
    if (!client) throw new NotFoundError("client");
    const standing = await readStanding(context, client.id);
    const { view, notice } = standing;
    if (!canViewClient(actor, view, notice, businessNow)) throw new ForbiddenError("notYours");

    const me = actor.kind === "person" ? actor.id : null;
    const read = me ? await recordCardRead(context, me, client.id, input) : null;
    const own = me ? await findOpenNotice(tx, me) : null;
    const offerSubject = {
      teamId: view.teamId,
      leaverId: notice?.leaverId ?? null,
      ownIds: [view.ownerId, view.nextOwnerId],
    };
    const seesOffer = canViewOffer(actor, offerSubject, own && { leaverId: own.leaverId });
    const { id, name, industry, country, city, phone } = client;
    const card: ClientCard = {
      id,
      name,
      industry,
      country,
      city,
      phone,
      owner: standing.owner,
      nextOwner: standing.nextOwner,
      handoverId: standing.isKnown || knowsBefore(actor, view) ? standing.handoverId : null,
      mayChange: canChangeClient(actor, view, notice, businessNow),
      ...(await readCardParts(tx, client.id)),
      ...(seesOffer ? { offer: await readOffer(context, standing.handoverId) } : {}),
      alerted: read?.alerted ?? false,
    };
    const [first, ...rest] = read?.audit ?? [];
    if (!first) return unchanged(card);
    return done(card, [first, ...rest], read?.departureId ? [wakeDeparture(read.departureId)] : []);
  });
}

/** Before the leaver was told, the head alone of those who see the client. */
const knowsBefore = (actor: Actor, { teamId }: ViewedClient) =>
  actor.kind === "person" && teamId !== null && actor.headOfTeamIds.includes(teamId);

type Row = {
  known: boolean;
  owner_id: string | null;
  owner_name: string | null;
  owner_team: string | null;
  handover_id: string | null;
  ended: string | null;
  next_id: string | null;
  next_name: string | null;
  leaver_id: string | null;
  departure_team: string | null;
  last_day_ends_at: string | null;
  departments: string[] | null;
};

async function readStanding({ tx }: Context, clientId: string) {
  const { rows } = await tx.execute<Row>(sql`
    select d.id is null or not ${leaverNotToldOf(sql`d.id`)} as known, o.id as owner_id, o.name as owner_name, o.team_id as owner_team, h.id as handover_id, h."end" as ended,
      coalesce(n.id, pp.id) as next_id, coalesce(n.name, pp.name) as next_name,
      d.leaver_id, d.team_id as departure_team, d.last_day_ends_at,
      (select array_agg(dc.department_id) from department_contacts dc where dc.client_id = c.id) as departments
    from clients c
      left join ownerships w on w.client_id = c.id and upper_inf(w.during) left join people o on o.id = w.person_id
      left join lateral (select x.* from handovers x join departures y on y.id = x.departure_id
        where x.client_id = c.id and y.state in ${open} order by x.recorded_at desc limit 1) h on true
      left join departures d on d.id = h.departure_id
      left join people n on n.id = h.next_owner_id
      left join proposals p on p.handover_id = h.id and p.superseded_at is null and p.decided_at is not null
        and p.decision <> 'refused' and p.answer is distinct from 'declined'
      left join people pp on pp.id = p.owner_id
    where c.id = ${clientId} limit 1`);
  const row = rows[0] as Row;
  const view: ViewedClient = {
    teamId: row.departure_team ?? row.owner_team,
    ownerId: row.owner_id,
    nextOwnerId: row.next_id,
    departmentIds: row.departments ?? [],
    isHandedOver: row.ended === "handedOver",
  };
  const notice: OpenNotice | null =
    row.leaver_id && row.last_day_ends_at
      ? { leaverId: row.leaver_id, lastDayEndsAt: new Date(row.last_day_ends_at) }
      : null;
  return {
    view,
    notice,
    handoverId: row.handover_id,
    isKnown: row.known,
    owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null,
    nextOwner: row.next_id ? { id: row.next_id, name: row.next_name ?? "" } : null,
  };
}

async function readOffer({ tx }: Context, handoverId: string | null): Promise<ClientCard["offer"]> {
  if (handoverId === null) return null;
  const [row] = await tx.select().from(offerDecisions).where(eq(offerDecisions.handoverId, handoverId));
  return row ? { code: row.offerCode, decided: row.decidedAt !== null } : null;
}
