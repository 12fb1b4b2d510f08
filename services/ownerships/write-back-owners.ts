import { sql } from "drizzle-orm";
import type { OwnerRegister } from "../../contracts/outgoing-mail.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import { firstWorkingDayNotBefore } from "../../domain/calendar/working-days.ts";
import { toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { findDeparture } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { inConflict, readAgainAt } from "./write-back-owners-fact.ts";

const BATCH = 500;
const system = { kind: "system", name: "writeBackOwners" } as const;

interface Claimed {
  id: string;
  handoverId: string;
  key: string;
  source: string;
  clientSourceId: string;
  ownerSourceId: string;
  leaverSourceId: string | null;
}

/**
 * Writes each switch to the source system and reads it back, in sets. Writing an owner is idempotent, so a set whose
 * outcome was lost is simply written again. An owner changed outside meanwhile is left as it is and becomes the head's
 * task; so does a write that reads back differently. The source is read again every morning while that task is open:
 * once the client stands there in the leaver's name again, or in the new owner's, the write goes on and the task ends.
 */
export async function writeBackOwners(deps: ServiceDeps & { crm: OwnerRegister }, departureId: string): Promise<void> {
  await reopenConflicts(deps, departureId);
  for (;;) {
    const claimed = await claimWrites(deps, departureId);
    if (claimed.length === 0) return;
    const accepted: Claimed[] = [];
    const failed: Claimed[] = [];
    for (const [source, writes] of Map.groupBy(claimed, (write) => write.source)) {
      const before = await deps.crm.readOwners(
        source,
        writes.map((write) => write.clientSourceId),
      );
      const isOurs = (write: Claimed) => {
        const owner = before.get(write.clientSourceId) ?? null;
        return owner === null || owner === write.leaverSourceId || owner === write.ownerSourceId;
      };
      const ours = writes.filter(isOurs);
      await deps.crm.writeOwners(ours);
      const after = await deps.crm.readOwners(
        source,
        ours.map((write) => write.clientSourceId),
      );
      accepted.push(...ours.filter((write) => after.get(write.clientSourceId) === write.ownerSourceId));
      failed.push(
        ...writes.filter((write) => !isOurs(write) || after.get(write.clientSourceId) !== write.ownerSourceId),
      );
    }
    await settleWrites(deps, departureId, accepted, failed);
  }
}

function reopenConflicts(deps: ServiceDeps, departureId: string): Promise<void> {
  return change(deps.db, system, async ({ tx, lock, businessNow }) => {
    await lock.departure(departureId, "share");
    const { rows } = await tx.execute<{ id: string; settled_at: string }>(
      sql`select e.id, e.settled_at from effects e where ${inConflict(departureId)} order by e.id for update of e`,
    );
    if (rows.length === 0) return unchanged(undefined);
    const calendar = await loadCalendar(tx, (await findDeparture(tx, departureId)).teamId);
    const due = rows
      .filter((row) => readAgainAt(calendar, new Date(row.settled_at)) <= businessNow)
      .map(({ id }) => id);
    if (due.length === 0) return unchanged(undefined);
    await tx.execute(sql`
      update effects set state = 'planned', reason = null, settled_at = null where id = any(${sql.param(due)}::uuid[])`);
    return done(undefined, [
      { verb: "ownerConflictsReadAgain", subject: `departure:${departureId}`, body: { effectIds: due } },
    ]);
  });
}

function claimWrites(deps: ServiceDeps, departureId: string): Promise<Claimed[]> {
  return change(deps.db, system, async ({ tx, lock, businessNow, realNow }) => {
    await lock.departure(departureId, "share");
    const { rows } = await tx.execute<Claimed & Record<string, unknown>>(sql`
      with next as (
        select e.id from effects e
        where e.workflow_id = ${`departure:${departureId}`} and e.kind = 'ownerWriteBack' and e.state in ('planned','claimed')
        order by e.id limit ${BATCH} for update
      ), claimed as (
        update effects e set state = 'claimed', attempt = e.attempt + 1, claimed_at = ${businessNow}, lease_until = ${realNow},
          claimed_owner_id = o.person_id
        from next, handovers h, ownerships o
        where e.id = next.id and h.id = e.handover_id and o.client_id = h.client_id and upper_inf(o.during)
        returning e.id, e.handover_id, e.key, e.claimed_owner_id
      )
      select c.id, c.handover_id as "handoverId", c.key, k.source, k.source_id as "clientSourceId",
             coalesce(p.source_id, p.id::text) as "ownerSourceId", coalesce(l.source_id, l.id::text) as "leaverSourceId"
      from claimed c join handovers h on h.id = c.handover_id join clients k on k.id = h.client_id
      join people p on p.id = c.claimed_owner_id join departures d on d.id = h.departure_id join people l on l.id = d.leaver_id
      order by c.id`);
    if (rows.length === 0) return unchanged([]);
    return done(rows, [
      {
        verb: "ownerWriteBacksClaimed",
        subject: `departure:${departureId}`,
        body: { effectIds: rows.map((row) => row.id) },
      },
    ]);
  });
}

function settleWrites(deps: ServiceDeps, departureId: string, accepted: Claimed[], failed: Claimed[]): Promise<void> {
  return change(deps.db, system, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "share");
    const departure = await findDeparture(tx, departureId);
    const set = (ids: string[], state: string, reason: string | null) =>
      tx.execute(sql`update effects set state = ${state}, reason = ${reason}, settled_at = ${businessNow}, lease_until = null
        where id = any(${sql.param(ids)}::uuid[]) and state = 'claimed'`);
    await set(
      accepted.map((write) => write.id),
      "accepted",
      null,
    );
    await set(
      failed.map((write) => write.id),
      "failed",
      "ownerChangedOutside",
    );
    const settled = { kinds: ["settleOwnerConflict"], handoverIds: accepted.map((write) => write.handoverId) } as const;
    if (accepted.length > 0) await finishTasks(context, settled, "settled");
    if (failed.length > 0) {
      const calendar = await loadCalendar(tx, departure.teamId);
      const due = toDeadline(calendar, firstWorkingDayNotBefore(calendar, localDate(businessNow, calendar.zone)));
      const headId = await findApproverIdOf(context, departure);
      await createTasks(
        context,
        calendar,
        failed.map((write) => ({
          key: `settleOwnerConflict:${write.handoverId}`,
          departureId,
          handoverId: write.handoverId,
          kind: "settleOwnerConflict" as const,
          assigneeId: headId,
          due,
        })),
      );
    }
    return done(
      undefined,
      [
        {
          verb: "ownersWrittenBack",
          subject: `departure:${departureId}`,
          body: { accepted: accepted.map((w) => w.handoverId), failed: failed.map((w) => w.handoverId) },
        },
      ],
      failed.length > 0 ? [wakeDeparture(departureId)] : [],
    );
  });
}
