import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import { departures } from "../../db/schema/departures.ts";
import { awayDays, people } from "../../db/schema/people.ts";
import { change, done, look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { daysAwayOfNotice } from "../departures/days-away.ts";
import { leaverNotTold } from "../departures/known-departures.ts";
import { open } from "../departures/open-states.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";
import { requireNotPast } from "../require-not-past.ts";
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
    const rows = await context.tx.select().from(awayDays).where(shownOf(personId)).orderBy(asc(awayDays.fromDay));
    return { awayDays: rows.map(({ id, fromDay, toDay }) => ({ id, fromDay, toDay })) };
  });
}

/** Days away of a person that they may know of: not those of a notice they were not told of. */
const shownOf = (personId: string) =>
  and(
    eq(awayDays.personId, personId),
    sql`${awayDays.id} not in (
      select x.id from ${departures}, lateral (${daysAwayOfNotice(sql`${departures.id}::text`)}) x
      where ${departures.leaverId} = ${personId} and ${departures.state} in ${open}
        and (${departures.confirmedAt} is null or ${leaverNotTold}))`,
  );

/**
 * Adds days away: tasks open or arriving then go to the deputy, who also sees what the person sees as head. InvalidError `dateInPast` where the last of
 * them is over, `awayOverlaps` for days entered already.
 */
export function addAwayDays(
  deps: ServiceDeps,
  actor: Actor,
  input: { personId: string; fromDay: string; toDay: string },
): Promise<Away> {
  return change(deps.db, actor, async (context) => {
    requireSelfOrAdministrator(context, input.personId);
    await context.lock.people([input.personId], "update");
    const [person] = await context.tx.select().from(people).where(eq(people.id, input.personId));
    if (!person) throw new NotFoundError("person");
    const zone = person.teamId ? (await loadCalendar(context.tx, person.teamId)).zone : "UTC";
    requireNotPast(input.toDay, localDate(context.businessNow, zone), "/toDay");
    const overlapping = await context.tx
      .select({ id: awayDays.id })
      .from(awayDays)
      .where(and(shownOf(input.personId), lte(awayDays.fromDay, input.toDay), gte(awayDays.toDay, input.fromDay)));
    if (overlapping.length > 0)
      throw new InvalidError("awayOverlaps", "Some of these days are entered already.", { pointer: "/fromDay" });
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
