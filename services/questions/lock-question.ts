import { eq, inArray, sql } from "drizzle-orm";
import { openQuestions } from "../../db/schema/book.ts";
import { handovers } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";
import type { ChangeContext, Context, Wake } from "../../db/transaction.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { endAcceptTasks } from "./end-accept-tasks.ts";

type Question = typeof openQuestions.$inferSelect;

export interface LockedQuestion {
  question: Question;
  /** The handover its client is in, or was in last. */
  handover: { id: string; departureId: string } | undefined;
}

/**
 * Locks a question for who answers it: its responsible, who stands in for them while they are away, or their head. NotFoundError without one,
 * ForbiddenError for others; ConflictError `handedOver` for the leaver once the client has gone on (R80).
 */
export async function lockQuestion(context: ChangeContext, questionId: string): Promise<LockedQuestion> {
  const { tx, lock, actor } = context;
  const handover = await findLastHandover(context, questionId);
  if (handover) await lock.departure(handover.departureId, "share");
  const [question] = await tx.select().from(openQuestions).where(eq(openQuestions.id, questionId)).for("update");
  if (!question) throw new NotFoundError("question");
  const responsibleIds = [question.responsibleId, question.nextResponsibleId].filter((id) => id !== null);
  const acting = actor.kind === "person" ? await listActingFor(context, actor.id, "acceptQuestions") : [];
  const standsIn = actor.kind === "person" && responsibleIds.some((id) => acting.includes(id));
  const ownIds = [...responsibleIds, ...(await listHeadsOf(context, responsibleIds)), ...(standsIn ? [actor.id] : [])];
  requireAccess(context, "acceptQuestions", { ownIds });
  await requireNotHandedOver(context, question.clientId);
  return { question, handover };
}

/** Today where the one who closes a question works. */
export async function readToday({ tx, actor, businessNow }: Context): Promise<string> {
  const teamId = actor.kind === "person" ? actor.teamId : null;
  return localDate(businessNow, teamId ? (await loadCalendar(tx, teamId)).zone : "UTC");
}

/** A question that is closed has to be accepted by nobody, and may have been the last thing its client waited for (R21). */
export async function noLongerWaits(context: ChangeContext, { handover }: LockedQuestion): Promise<Wake[]> {
  if (!handover) return [];
  await endAcceptTasks(context, handover.departureId);
  return [wakeHandover(handover.id), wakeDeparture(handover.departureId)];
}

async function findLastHandover({ tx }: Context, questionId: string): Promise<LockedQuestion["handover"]> {
  const [row] = await tx
    .select({ id: handovers.id, departureId: handovers.departureId })
    .from(handovers)
    .innerJoin(openQuestions, eq(openQuestions.clientId, handovers.clientId))
    .where(eq(openQuestions.id, questionId))
    .orderBy(sql`${handovers.end} is not null`, sql`${handovers.endedAt} desc`)
    .limit(1);
  return row;
}

async function listHeadsOf({ tx }: Context, personIds: string[]): Promise<(string | null)[]> {
  const rows = await tx
    .select({ headId: teams.headId })
    .from(teams)
    .innerJoin(people, eq(people.teamId, teams.id))
    .where(inArray(people.id, personIds));
  return rows.map((row) => row.headId);
}

/** Who leaves works on a client until it is handed over and only reads from then on. */
async function requireNotHandedOver({ tx, actor }: Context, clientId: string | null): Promise<void> {
  if (actor.kind !== "person" || clientId === null) return;
  const { rows } = await tx.execute(sql`
    select from handovers h join departures d on d.id = h.departure_id
    where h.client_id = ${clientId} and d.leaver_id = ${actor.id} and d.state <> 'withdrawn'
      and (h.switched_at is not null or h."end" = 'handedOver')`);
  if (rows.length > 0) throw new ConflictError("handedOver", "This client is handed over.");
}
