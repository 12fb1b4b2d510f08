import { inArray, sql } from "drizzle-orm";
import { clients } from "../../db/schema/clients.ts";
import { handovers } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { type DepartureRow, findDeparture } from "../access/require-access.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { planEffects } from "../effects/plan-effects.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { passGapsOn } from "../inventory/pass-gaps-on.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { switchAt } from "./switch-owners-fact.ts";

const BATCH = 500;
interface Switching {
  id: string;
  clientId: string;
  ownerId: string;
  revision: number;
  goesNoFurther: boolean;
}
type Found = Omit<Switching, "ownerId"> & { ownerId: string | null };
const system = { kind: "system", name: "switchOwners" } as const;

/**
 * Switches the owner on record of every client whose time has come (R21), in sets: the old ownership ends at the very
 * instant the new one begins, so that no client has two owners or none. The leaver's open deals, orders and planned
 * meetings at these clients go along, as do the gaps of their dossiers (R9), and each switch is planned to be written back to its source. A client that goes
 * no further follows at the end of the last day, its open questions with it: to its next owner where one was appointed
 * and is there, else to the head (docs/decisions/0006).
 */
export async function switchOwners(deps: ServiceDeps, departureId: string): Promise<void> {
  while ((await switchBatch(deps, departureId)) === BATCH);
}

function switchBatch(deps: ServiceDeps, departureId: string): Promise<number> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "share");
    const departure = await findDeparture(tx, departureId);
    const { rows: found } = await tx.execute<Found>(sql`
      select h.id, h.client_id as "clientId", h.revision, h."end" is not null as "goesNoFurther",
        case when h."end" is null or p.status = 'active' then h.next_owner_id end as "ownerId"
      from handovers h join departures d on d.id = h.departure_id left join people p on p.id = h.next_owner_id
      where h.departure_id = ${departureId} and h.switched_at is null and ${switchAt} <= ${businessNow}
      order by h.client_id limit ${BATCH}`);
    if (found.length === 0) return unchanged(0);
    const due = await giveRestToHead(context, departure, found);
    const clientIds = due.map((row) => row.clientId);
    await lock.clients(clientIds, "update");
    const ownerIds = due.map((row) => row.ownerId);
    await moveOwnership(context, departureId, clientIds, ownerIds);
    await moveOpenWork(context, departure.leaverId, clientIds, ownerIds);
    await moveQuestions(
      context,
      departure.leaverId,
      due.filter((row) => row.goesNoFurther),
    );
    await tx
      .update(handovers)
      .set({ switchedAt: businessNow })
      .where(
        inArray(
          handovers.id,
          due.map((row) => row.id),
        ),
      );
    await passGapsOn(
      context,
      departure,
      await loadTiming(context, departure),
      due.map((row) => row.id),
    );
    await planWriteBacks(deps, context, departureId, due);
    return done(
      due.length,
      [
        {
          verb: "ownersSwitched",
          subject: `departure:${departureId}`,
          body: { handoverIds: due.map((row) => row.id), ownerIds },
        },
      ],
      [wakeDeparture(departureId), ...due.map((row) => wakeHandover(row.id))],
    );
  });
}

/** Who has nobody to go to goes to the head, or to whoever stands in the head's place (R5). */
async function giveRestToHead(
  context: ChangeContext,
  departure: DepartureRow,
  found: readonly Found[],
): Promise<Switching[]> {
  const needsHead = found.some((row) => row.ownerId === null);
  const headId = needsHead ? await findApproverIdOf(context, departure) : "";
  return found.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    revision: row.revision,
    goesNoFurther: row.goesNoFurther,
    ownerId: row.ownerId ?? headId,
  }));
}

/** Ends the open ownership and begins the next at the same instant; a client that had none begins one. */
async function moveOwnership(
  { tx, businessNow }: ChangeContext,
  departureId: string,
  clientIds: string[],
  ownerIds: string[],
): Promise<void> {
  const next = sql`unnest(${sql.param(clientIds)}::uuid[], ${sql.param(ownerIds)}::uuid[]) as n(client_id, person_id)`;
  await tx.execute(sql`
    update ownerships o set during = tstzrange(lower(o.during), ${businessNow})
    from ${next} where o.client_id = n.client_id and upper_inf(o.during) and o.person_id <> n.person_id`);
  await tx.execute(sql`
    insert into ownerships (client_id, person_id, during, departure_id)
    select n.client_id, n.person_id, tstzrange(${businessNow}, null), ${departureId}::uuid
    from ${next}
    where not exists (select from ownerships o where o.client_id = n.client_id and upper_inf(o.during))`);
}

/** Open deals, open orders and planned meetings in the leaver's name follow the client. */
async function moveOpenWork(
  { tx, businessNow }: ChangeContext,
  leaverId: string,
  clientIds: string[],
  ownerIds: string[],
): Promise<void> {
  const next = sql`unnest(${sql.param(clientIds)}::uuid[], ${sql.param(ownerIds)}::uuid[]) as n(client_id, person_id)`;
  await tx.execute(sql`
    update deals w set owner_id = n.person_id from ${next}
    where w.client_id = n.client_id and w.owner_id = ${leaverId} and w.status = 'open'`);
  await tx.execute(sql`
    update orders w set owner_id = n.person_id from ${next}
    where w.client_id = n.client_id and w.owner_id = ${leaverId} and w.status = 'open'`);
  await tx.execute(sql`
    update planned_meetings w set person_id = n.person_id from ${next}
    where w.client_id = n.client_id and w.person_id = ${leaverId} and w.starts_at > ${businessNow}`);
}

/** Nobody introduces who goes no further: what is open with them is the new owner's without being asked (R20). */
async function moveQuestions({ tx }: ChangeContext, leaverId: string, switched: readonly Switching[]): Promise<void> {
  if (switched.length === 0) return;
  const clientIds = sql.param(switched.map((row) => row.clientId));
  const ownerIds = sql.param(switched.map((row) => row.ownerId));
  await tx.execute(sql`
    update open_questions q set responsible_id = n.person_id
    from unnest(${clientIds}::uuid[], ${ownerIds}::uuid[]) as n(client_id, person_id)
    where q.client_id = n.client_id and q.responsible_id = ${leaverId} and q.closed_on is null`);
}

async function planWriteBacks(
  deps: ServiceDeps,
  context: ChangeContext,
  departureId: string,
  switched: Switching[],
): Promise<void> {
  const known = await context.tx
    .select({ id: clients.id, source: clients.source })
    .from(clients)
    .where(
      inArray(
        clients.id,
        switched.map((row) => row.clientId),
      ),
    );
  const sources = new Map(known.map((row) => [row.id, row.source]));
  await planEffects(
    deps,
    context,
    switched.map((row) => ({
      kind: "ownerWriteBack" as const,
      departureId,
      handoverId: row.id,
      factId: row.id,
      factRevision: row.revision,
      workflowId: `departure:${departureId}`,
      notBefore: context.businessNow,
      personId: row.ownerId,
      channel: "crm" as const,
      recipient: sources.get(row.clientId) ?? "",
    })),
  );
}
