import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { DepartureChanged } from "../../contracts/routes/departures.ts";
import { departureReasons, departures, handovers, nonCompetes } from "../../db/schema/departures.ts";
import { effects } from "../../db/schema/effects.ts";
import { cardReads, readAlerts } from "../../db/schema/kernel.ts";
import { people } from "../../db/schema/people.ts";
import { notifications } from "../../db/schema/tasks.ts";
import { type ChangeContext, type Context, type Done, done } from "../../db/transaction.ts";
import type { DepartureRow } from "../access/require-access.ts";
import { cancelNotices } from "../client-notices/cancel-notices.ts";
import type { ServiceDeps } from "../deps.ts";
import { forgetDrafts } from "../drafts/take-from-drafts.ts";
import { ConflictError } from "../errors.ts";
import { cancelIntroductions } from "../introductions/cancel-introductions.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { daysAwayOfNotice } from "./days-away.ts";
import { wakeDeparture, wakeHandover } from "./departure-ids.ts";

/**
 * Undoes everything planned for a departure that the caller has locked and may change; the person is active again.
 *
 * @throws ConflictError `clientsTold` with counts and handover ids; `notOpen`
 */
export async function carryOutWithdrawal(
  deps: ServiceDeps,
  context: ChangeContext,
  departure: DepartureRow,
): Promise<Done<DepartureChanged>> {
  const { tx, lock, businessNow } = context;
  await lock.people([departure.leaverId], "update");
  if (departure.state !== "noticed" && departure.state !== "running") {
    throw new ConflictError("notOpen", "Only an open departure can be withdrawn.");
  }
  const clientIds = await tx
    .select({ id: handovers.clientId })
    .from(handovers)
    .where(and(eq(handovers.departureId, departure.id), isNull(handovers.end)));
  await lock.clients(
    clientIds.map((row) => row.id),
    "update",
  );
  await requireNobodyTold(context, departure.id);

  await tx.update(people).set({ status: "active" }).where(eq(people.id, departure.leaverId));
  const ended = await tx
    .update(handovers)
    .set({ end: "withdrawn", endedAt: businessNow, version: sql`${handovers.version} + 1` })
    .where(and(eq(handovers.departureId, departure.id), isNull(handovers.end)))
    .returning({ id: handovers.id });
  const cancelled = await tx
    .update(effects)
    .set({ state: "cancelled", reason: "withdrawn", settledAt: businessNow })
    .where(and(eq(effects.departureId, departure.id), eq(effects.state, "planned")))
    .returning({ id: effects.id });
  await tx
    .delete(notifications)
    .where(and(eq(notifications.departureId, departure.id), isNull(notifications.effectId)));
  const moot = await finishTasks(context, { departureId: departure.id }, "moot");
  const handoverIds = ended.map((row) => row.id);
  await cancelNotices(context, handoverIds, "withdrawn");
  await cancelIntroductions(deps, context, departure.id, handoverIds);
  await revokeLinks(context, departure.id);
  await forgetDrafts(context, departure.id);
  if (departure.confirmedAt === null) {
    await tx.delete(departureReasons).where(eq(departureReasons.departureId, departure.id));
    await tx.delete(nonCompetes).where(eq(nonCompetes.departureId, departure.id));
    await forgetReading(context, departure);
  }
  await takeBackDaysAway(context, departure);
  const version = departure.version + 1;
  await tx
    .update(departures)
    .set({ state: "withdrawn", closedAt: businessNow, version })
    .where(eq(departures.id, departure.id));
  return done(
    { id: departure.id, state: "withdrawn", version },
    [
      {
        verb: "withdrawDeparture",
        subject: `departure:${departure.id}`,
        body: { handovers: ended.length, effects: cancelled.length, tasks: moot },
      },
    ],
    [wakeDeparture(departure.id), ...handoverIds.map(wakeHandover)],
  );
}

/** Told, switched, or a message or invitation to a client that has left or may have left. */
async function requireNobodyTold({ tx }: Context, departureId: string): Promise<void> {
  const { rows } = await tx.execute<{ id: string; told: boolean; switched: boolean; messages: string[] | null }>(sql`
    select h.id, h.told_at is not null as told, h.switched_at is not null as switched,
      (select array_agg(e.kind || ':' || e.state order by e.kind) from effects e where e.handover_id = h.id
        and e.kind in ('clientNotice','clientReceipt','invitation') and e.state in ('claimed','accepted','unknown')) as messages
    from handovers h where h.departure_id = ${departureId} and (h.told_at is not null or h.switched_at is not null
      or exists (select from effects e where e.handover_id = h.id and e.kind in ('clientNotice','clientReceipt','invitation')
        and e.state in ('claimed','accepted','unknown')))
    order by h.id`);
  if (rows.length === 0) return;
  throw new ConflictError("clientsTold", "Clients have been told; this can no longer be undone freely.", {
    told: rows.filter((row) => row.told).length,
    switched: rows.filter((row) => row.switched).length,
    underWay: rows.slice(0, 500).map((row) => ({ handoverId: row.id, told: row.told, messages: row.messages ?? [] })),
  });
}

/** Days away that came with the notice go with it. */
async function takeBackDaysAway({ tx }: Context, { id }: DepartureRow): Promise<void> {
  await tx.execute(sql`delete from away_days where id in (${daysAwayOfNotice(sql`${id}::text`)})`);
}

/** What the silent lock-down has recorded of a person who never learns of it. */
async function forgetReading({ tx }: Context, { leaverId, noticedAt }: DepartureRow): Promise<void> {
  await tx.delete(cardReads).where(and(eq(cardReads.personId, leaverId), gte(cardReads.at, noticedAt)));
  await tx.delete(readAlerts).where(and(eq(readAlerts.personId, leaverId), gte(readAlerts.at, noticedAt)));
}

async function revokeLinks({ tx, businessNow }: Context, departureId: string): Promise<void> {
  await tx.execute(sql`
    update links set revoked_at = ${businessNow} where revoked_at is null and subject_id in (
      select ${departureId}::uuid
      union all select id from handovers where departure_id = ${departureId}
      union all select id from department_notices where departure_id = ${departureId}
      union all select n.id from client_notices n join handovers h on h.id = n.handover_id where h.departure_id = ${departureId}
      union all select i.id from introductions i join handovers h on h.id = i.handover_id where h.departure_id = ${departureId})`);
}
