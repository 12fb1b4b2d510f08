import { and, asc, eq, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import { awayDays, people } from "../../db/schema/people.ts";
import { change, done, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { daysAwayOfNotice } from "../departures/days-away.ts";
import { leaverNotTold } from "../departures/known-departures.ts";
import { open } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { requireSelfOrAdministrator } from "./require-self-or-administrator.ts";
import { wakeWorkOf } from "./wake-work-of.ts";

export interface Away {
  id: string;
  /** `YYYY-MM-DD`, both included. */
  fromDay: string;
  toDay: string;
}

/**
 * A person's days away, earliest first. For the person and the administrator; those that came with a notice only once the
 * person was told of it.
 */
export function listAwayDays(deps: ServiceDeps, actor: Actor, personId: string): Promise<{ awayDays: Away[] }> {
  return look(deps.db, actor, async (context) => {
    requireSelfOrAdministrator(context, personId);
    const rows = await context.tx
      .select()
      .from(awayDays)
      .where(
        and(
          eq(awayDays.personId, personId),
          sql`${awayDays.id} not in (
        select x.id from ${departures}, lateral (${daysAwayOfNotice(sql`${departures.id}::text`)}) x
        where ${departures.leaverId} = ${personId} and ${departures.state} in ${open}
          and (${departures.confirmedAt} is null or ${leaverNotTold}))`,
        ),
      )
      .orderBy(asc(awayDays.fromDay));
    return { awayDays: rows.map(({ id, fromDay, toDay }) => ({ id, fromDay, toDay })) };
  });
}

/** Adds days away: tasks open or arriving then go to the deputy, who also sees what the person sees as head. */
export function addAwayDays(
  deps: ServiceDeps,
  actor: Actor,
  input: { personId: string; fromDay: string; toDay: string },
): Promise<Away> {
  return change(deps.db, actor, async (context) => {
    requireSelfOrAdministrator(context, input.personId);
    await context.lock.people([input.personId], "share");
    const [person] = await context.tx.select({ id: people.id }).from(people).where(eq(people.id, input.personId));
    if (!person) throw new NotFoundError("person");
    const [row] = await context.tx.insert(awayDays).values(input).returning();
    const { id, fromDay, toDay } = row as Away;
    return done(
      { id, fromDay, toDay },
      [{ verb: "addAwayDays", subject: `person:${input.personId}`, body: { fromDay, toDay } }],
      await wakeWorkOf(context.tx, input.personId),
    );
  });
}

/** Takes days away back, and with them the tasks a deputy holds; NotFoundError when they are not that person's. */
export function removeAwayDays(
  deps: ServiceDeps,
  actor: Actor,
  input: { personId: string; awayId: string },
): Promise<{ id: string }> {
  return change(deps.db, actor, async (context) => {
    requireSelfOrAdministrator(context, input.personId);
    const gone = await context.tx
      .delete(awayDays)
      .where(and(eq(awayDays.id, input.awayId), eq(awayDays.personId, input.personId)))
      .returning({ id: awayDays.id });
    if (gone.length === 0) throw new NotFoundError("awayDays");
    return done(
      { id: input.awayId },
      [{ verb: "removeAwayDays", subject: `person:${input.personId}` }],
      await wakeWorkOf(context.tx, input.personId),
    );
  });
}
