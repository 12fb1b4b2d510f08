import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import type { Context } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { type DepartureRow, findDeparture, requireAccess } from "../access/require-access.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";

/**
 * The message to the leaver has not ended yet: neither they nor any colleague hears before it has. Called off with its
 * notice, as a dismissal withdrawn before it might be announced, it never will.
 */
export const leaverNotToldOf = (departureId: SQL) => sql`exists (
  select from effects e where e.departure_id = ${departureId} and e.kind = 'leaverTold'
    and (e.state in ('planned','claimed') or (e.state = 'cancelled' and e.reason in ('withdrawn','notToBeTold'))))`;
export const leaverNotTold = leaverNotToldOf(sql`${departures.id}`);

/**
 * Departures the actor may know of. Until confirmed these are HR and who was asked to confirm (in whose place a deputy
 * may stand); one withdrawn before that is known to nobody. The leaver's own counts only once they were told, and no
 * executive knows before them.
 */
export function knownTo(actor: Actor): SQL {
  if (actor.kind === "system") return sql`true`;
  if (actor.kind === "link") return sql`false`;
  const me = actor.id;
  const isHr = sql`${actor.roles.includes("hr")}`;
  const isExecutive = sql`${actor.roles.includes("executive")}`;
  const headed = sql`${departures.teamId} = any(${sql.param([...actor.headOfTeamIds])}::uuid[])`;
  const asked = sql`exists (select from tasks t where t.departure_id = ${departures.id} and t.kind = 'confirmDeparture'
    and (t.assignee_id = ${me}::uuid or t.for_id = ${me}::uuid))`;
  const asLeaver = sql`(${departures.leaverId} = ${me}::uuid and ${departures.kind} not in ('illness','death') and not ${leaverNotTold})`;
  return sql`(case
    when ${departures.leaverId} = ${me}::uuid then ${departures.confirmedAt} is not null and ${asLeaver}
    when ${departures.confirmedAt} is null then ${departures.state} <> 'withdrawn' and (${isHr} or ${asked})
    else ${isHr} or ${headed} or ${asked} or (${isExecutive} and not ${leaverNotTold}) end)`;
}

/**
 * A departure the actor may read. One that must stay unknown to them does not exist (NotFoundError); another team's is
 * forbidden.
 */
export async function findKnownDeparture(context: Context, id: string): Promise<DepartureRow> {
  const { tx, actor } = context;
  const [known] = await tx
    .select()
    .from(departures)
    .where(and(eq(departures.id, id), knownTo(actor)));
  if (known) return known;
  const [row] = await tx
    .select()
    .from(departures)
    .where(and(eq(departures.id, id), isNotNull(departures.confirmedAt), sql`not ${leaverNotTold}`));
  const isMine = actor.kind === "person" && row?.leaverId === actor.id;
  if (!row || isMine) throw new NotFoundError("departure");
  requireAccess(context, "readDeparture", { teamId: row.teamId, leaverId: row.leaverId });
  throw new ForbiddenError("notYours");
}

/**
 * A departure for the reads of its parts, which decide on access themselves. Before the leaver was told it exists for HR,
 * the head and who was asked to confirm only: NotFoundError.
 */
export async function findToldDeparture(context: Context, id: string): Promise<DepartureRow> {
  const departure = await findDeparture(context.tx, id);
  const { actor } = context;
  if (actor.kind !== "person") return departure;
  const isLeaver = departure.leaverId === actor.id;
  const isUndone = departure.state === "withdrawn" && departure.confirmedAt === null;
  if (!isLeaver && !isUndone && actor.headOfTeamIds.includes(departure.teamId)) return departure;
  if (!isLeaver && departure.confirmedAt !== null && (await isLeaverTold(context, id))) return departure;
  const [known] = await context.tx
    .select({ id: departures.id })
    .from(departures)
    .where(and(eq(departures.id, id), knownTo(actor)));
  if (!known) throw new NotFoundError("departure");
  return departure;
}

/** Whether the message to the leaver has ended, as the read parts of a departure need it before colleagues may know. */
export async function isLeaverTold({ tx }: Pick<Context, "tx">, departureId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ told: boolean }>(
    sql`select not ${leaverNotToldOf(sql`${departureId}::uuid`)} as told`,
  );
  return rows[0]?.told ?? true;
}
