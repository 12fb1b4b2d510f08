import { and, eq, ne, sql } from "drizzle-orm";
import type { UnitInput } from "../../contracts/unit.ts";
import { calendarDays, connectedSystems, departments, people, teams } from "../../db/schema/people.ts";
import { type Context, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { loadHolidays } from "../calendars/load-holidays.ts";
import type { ServiceDeps } from "../deps.ts";
import { InvalidError, NotFoundError } from "../errors.ts";

/** A calendar chosen now has its holidays this far ahead, so that no later departure takes one for a working day. */
const YEARS_AHEAD = 10;

/**
 * Adds an adjacent department or gives it another head; a person named as head joins it. For the administrator.
 * InvalidError for a head who does not exist.
 */
export function putDepartment(deps: ServiceDeps, actor: Actor, input: UnitInput["department"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "managePeople");
    const { tx } = context;
    if (input.headId) await requirePerson(context, input.headId);
    const [row] = await tx
      .insert(departments)
      .values(input)
      .onConflictDoUpdate({ target: departments.code, set: { headId: input.headId } })
      .returning();
    const department = row as typeof departments.$inferSelect;
    if (input.headId) {
      await tx.update(people).set({ departmentId: department.id }).where(eq(people.id, input.headId));
    }
    const { id, code, headId } = department;
    return done({ id, code, headId }, [{ verb: "putDepartment", subject: `department:${id}`, body: { code, headId } }]);
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
    if (after.dayStart >= after.dayEnd) {
      throw new InvalidError("hoursReversed", "The working day must end after it begins.", { pointer: "/dayEnd" });
    }
    if (fields.includes("calendar")) await requireCalendar(context, after.calendar);
    if (headId && fields.includes("headId")) await requireHead(context, headId);
    await tx.update(teams).set(input).where(eq(teams.id, teamId));
    return done({ id, name, headId, zone }, [{ verb: "changeTeam", subject: `team:${id}`, body: input }]);
  });
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

async function requirePerson({ tx }: Context, personId: string): Promise<void> {
  const [found] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
  if (!found) throw new InvalidError("unknownReference", "There is no such colleague.", { pointer: "/headId" });
}

/** Names a system IT closes for a leaver. Twice does nothing. For the administrator. */
export function connectSystem(deps: ServiceDeps, actor: Actor, input: UnitInput["system"]) {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "manageSettings");
    const [row] = await context.tx
      .insert(connectedSystems)
      .values(input)
      .onConflictDoUpdate({ target: connectedSystems.name, set: { kind: input.kind, active: true } })
      .returning();
    const { id, name, kind } = row as typeof connectedSystems.$inferSelect;
    return done({ id, name, kind }, [{ verb: "connectSystem", subject: `system:${id}`, body: { kind } }]);
  });
}
