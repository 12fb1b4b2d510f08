import { and, eq, ne, sql } from "drizzle-orm";
import type { UnitInput } from "../../contracts/unit.ts";
import { calendarDays, people, teams } from "../../db/schema/people.ts";
import { type Context, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { loadHolidays } from "../calendars/load-holidays.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError, NotFoundError } from "../errors.ts";

/** A calendar chosen now has its holidays this far ahead, so that no later departure takes one for a working day. */
const YEARS_AHEAD = 10;

/**
 * Adds a team; imports know it by its name. For the administrator. ConflictError `teamNameTaken`, whatever the case of its letters; InvalidError
 * as `changeTeam`.
 */
export function createTeam(deps: ServiceDeps, actor: Actor, input: UnitInput["newTeam"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const { tx } = context;
    const [taken] = await tx
      .select({ id: teams.id })
      .from(teams)
      .where(sql`lower(${teams.name}) = ${input.name.toLowerCase()}`);
    if (taken) throw new ConflictError("teamNameTaken", "Another team has this name.", { pointer: "/name" });
    requireHours(input);
    await requireCalendar(context, input.calendar);
    if (input.headId) await requireHead(context, input.headId);
    const [row] = await tx.insert(teams).values(input).returning();
    const { id, name, headId, zone } = row as typeof teams.$inferSelect;
    return done({ id, name, headId, zone }, [{ verb: "createTeam", subject: `team:${id}`, body: input }]);
  });
}

/**
 * Changes a team's zone, hours, calendar or head, who may have left; deadlines and tasks given from now on follow. A
 * country's calendar comes with its holidays. For the administrator. InvalidError for hours that end before they begin,
 * a calendar nobody knows, and a head without that role.
 */
export function changeTeam(deps: ServiceDeps, actor: Actor, teamId: string, input: UnitInput["team"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const { tx } = context;
    const [before] = await tx.select().from(teams).where(eq(teams.id, teamId)).for("update");
    if (!before) throw new NotFoundError("team");
    const after = { ...before, ...input };
    const { id, name, headId, zone } = after;
    const fields = (Object.keys(input) as (keyof typeof input)[]).filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return unchanged({ id, name, headId, zone });
    requireHours(after);
    if (fields.includes("calendar")) await requireCalendar(context, after.calendar);
    if (headId && fields.includes("headId")) await requireHead(context, headId);
    await tx.update(teams).set(input).where(eq(teams.id, teamId));
    return done({ id, name, headId, zone }, [{ verb: "changeTeam", subject: `team:${id}`, body: input }]);
  });
}

function requireHours({ dayStart, dayEnd }: { dayStart: string; dayEnd: string }): void {
  if (dayStart >= dayEnd)
    throw new InvalidError("hoursReversed", "The working day must end after it begins.", { pointer: "/dayEnd" });
}

/** `none`, a country's code, or a calendar of the company's own, which has days already. */
async function requireCalendar({ tx, businessNow }: Context, calendar: string): Promise<void> {
  if (calendar === "none") return;
  const [own] = await tx.select().from(calendarDays).where(eq(calendarDays.calendar, calendar)).limit(1);
  const year = businessNow.getUTCFullYear();
  try {
    await loadHolidays(
      tx,
      calendar,
      Array.from({ length: YEARS_AHEAD + 2 }, (_, n) => year - 1 + n),
    );
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    if (!own) throw new InvalidError("unknownCalendar", "There is no such calendar.", { pointer: "/calendar" });
  }
}

async function requireHead({ tx }: Context, personId: string): Promise<void> {
  const [found] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), sql`'head' = any(${people.roles})`, ne(people.status, "left")));
  if (!found) throw new InvalidError("unknownReference", "There is no such head.", { pointer: "/headId" });
}
