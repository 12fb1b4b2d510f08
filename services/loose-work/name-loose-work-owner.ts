import { sql } from "drizzle-orm";
import type { NameLooseWorkOwner } from "../../contracts/loose-work.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { departureSubject, findDeparture } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { loadTiming } from "../inventory/load-timing.ts";
import { loadCandidates } from "../owners/load-candidates.ts";
import { refuseReceiver } from "../owners/refuse-receiver.ts";
import { addToTasks } from "../tasks/add-to-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { endEmptyTasks } from "./end-empty-tasks.ts";

/**
 * The head names a person for loose work that has none, or another one for work not accepted yet, in bulk. ConflictError `departureEnded`, `notOpen` when none of it is
 * there to be named; InvalidError `notAvailable` for a person who leaves, `takesNoClients` for one who is neither rep nor head.
 */
export async function nameLooseWorkOwner(
  deps: ServiceDeps,
  actor: Actor,
  input: NameLooseWorkOwner & { departureId: string },
): Promise<{ named: number }> {
  return change(deps.db, actor, async (context) => {
    const { tx } = context;
    const { departureId, personId, ids } = input;
    await context.lock.departure(departureId);
    const departure = await findDeparture(tx, departureId);
    await requireAccessOrTask(context, "nameLooseWorkOwner", departureSubject(departure), departureId);
    if (actor.kind === "person" && actor.id === departure.leaverId) throw new ForbiddenError("approverLeaves");
    if (!isGoingOn(departure.state)) throw new ConflictError("departureEnded", "This departure is not running.");
    await context.lock.people([personId], "share");
    const timing = await loadTiming(context, departure);
    const { teamId, leaverId } = departure;
    const [person] = await loadCandidates(tx, { teamId, leaverId, asOf: timing.today, personIds: [personId] });
    if (!person) await refuseReceiver(tx, personId, { pointer: "/personId" });
    const which = ids === "all" ? sql`l.to_person_id is null` : sql`l.id = any(${sql.param(ids)}::uuid[])`;
    const { rows } = await tx.execute<{ id: string }>(sql`
      update loose_work l set to_person_id = ${personId}
      where l.departure_id = ${departureId} and l.accepted_at is null and l.to_person_id is distinct from ${personId}::uuid and ${which}
      returning l.id`);
    if (rows.length === 0) throw new ConflictError("notOpen", "None of this work waits for a person.");
    const task = { departureId, kind: "acceptLooseWork" as const, assigneeId: personId };
    await addToTasks(context, timing.calendar, [{ ...task, count: rows.length, due: timing.due("S2") }]);
    await endNamingTask(context, departureId);
    await endEmptyTasks(context, departureId);
    const body = { personId, looseWork: rows.map(({ id }) => id) };
    return done(
      { named: rows.length },
      [{ verb: "nameLooseWorkOwner", subject: `departure:${departureId}`, body }],
      [wakeDeparture(departureId)],
    );
  });
}

async function endNamingTask(context: ChangeContext, departureId: string): Promise<void> {
  const { rows } = await context.tx.execute<{ left: boolean }>(
    sql`select exists (select from loose_work where departure_id = ${departureId} and to_person_id is null) as left`,
  );
  if (rows[0]?.left === false) await finishTasks(context, { departureId, kinds: ["nameLooseWorkOwner"] }, "named");
}
