import { type SQL, sql } from "drizzle-orm";
import type { HandoverPage } from "../../contracts/inventory.ts";
import { type Context, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { decideAccess, mayEver } from "../../domain/access/decide-access.ts";
import { type DepartureRow, departureSubject } from "../access/require-access.ts";
import { requireAccessOrTask } from "../access/require-access-or-task.ts";
import { findToldDeparture } from "../departures/known-departures.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError, InvalidError } from "../errors.ts";
import { selectHandovers } from "./handover-view.ts";

/**
 * The clients of a departure in the order they are worked, a page at a time (`cursor` is the `next` of the page before). Head, executive and leaver see
 * all, a successor those proposed or given to them; the leaver nothing that tells of offers (R61). HR sees none.
 */
export async function listHandovers(
  deps: ServiceDeps,
  actor: Actor,
  input: { departureId: string; cursor?: string; limit: number },
): Promise<HandoverPage> {
  return look(deps.db, actor, async (context) => {
    const departure = await findToldDeparture(context, input.departureId);
    const scope = await scopeOf(context, departure);
    const after = parseCursor(input.cursor);
    const page = await selectHandovers(context.tx, sql`${scope} ${after}`, {
      withOffers: !isLeaver(actor, departure),
      limit: input.limit + 1,
    });
    const { rows } = await context.tx.execute<{ total: number }>(
      sql`select count(*)::int as total from handovers h where ${scope}`,
    );
    const handovers = page.slice(0, input.limit);
    const last = page.length > input.limit ? handovers.at(-1) : undefined;
    return {
      handovers,
      total: rows[0]?.total ?? 0,
      next: last ? `${last.riskRank ?? NO_RANK}_${last.id}` : null,
    };
  });
}

/** Whether this actor is the one who leaves. */
export const isLeaver = (actor: Actor, departure: DepartureRow) =>
  actor.kind === "person" && actor.id === departure.leaverId;

/** Excluded clients have no rank and come last. */
const NO_RANK = 2_147_483_647;

async function scopeOf(context: Context, departure: DepartureRow): Promise<SQL> {
  const { actor } = context;
  const all = sql`h.departure_id = ${departure.id}`;
  const subject = departureSubject(departure);
  if (decideAccess(actor, "readHandovers", subject).allowed) return all;
  if (actor.kind !== "person" || !mayEver(actor, "readHandovers")) throw new ForbiddenError("roleMayNot");
  try {
    await requireAccessOrTask(context, "readHandovers", subject, departure.id);
    return all;
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error;
  }
  return sql`${all} and (h.next_owner_id = ${actor.id} or exists (
    select from proposals p where p.handover_id = h.id and p.owner_id = ${actor.id} and p.superseded_at is null and p.answer is distinct from 'declined'))`;
}

function parseCursor(cursor: string | undefined): SQL {
  if (cursor === undefined) return sql``;
  const match = /^(\d{1,10})_([0-9a-f-]{36})$/.exec(cursor);
  if (!match) throw new InvalidError("badCursor", "The cursor is not one of ours.", { pointer: "/cursor" });
  return sql`and (coalesce(h.risk_rank, ${NO_RANK}), h.id) > (${Number(match[1])}, ${match[2]}::uuid)`;
}
