import { and, eq, inArray, sql } from "drizzle-orm";
import type { AcceptQuestions, QuestionsAccepted } from "../../contracts/questions.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { handovers } from "../../db/schema/departures.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { transferOpenQuestions } from "../../domain/questions/transfer-open-questions.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { findApproverIdOf } from "../owners/find-approver-of.ts";
import { endAcceptTasks } from "./end-accept-tasks.ts";
import { listAnswerableFor } from "./list-answerable-for.ts";

/**
 * The successor (their deputy while they are away or, for late ones, the head) accepts handed-over questions, each with its date (R20): from now on the
 * successor is responsible. A question that is not theirs, closed, of another departure, or dated in the past is left out with its reason.
 */
export function acceptQuestions(
  deps: ServiceDeps,
  actor: Actor,
  departureId: string,
  input: AcceptQuestions,
): Promise<QuestionsAccepted> {
  return change<QuestionsAccepted>(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    await lock.departure(departureId, "update");
    const departure = await findDeparture(tx, departureId);
    const calendar = await loadCalendar(tx, departure.teamId);
    const rows = await tx
      .select()
      .from(openQuestions)
      .where(
        and(
          inArray(
            openQuestions.id,
            input.items.map((item) => item.questionId),
          ),
          inArray(
            openQuestions.clientId,
            tx.select({ id: handovers.clientId }).from(handovers).where(eq(handovers.departureId, departureId)),
          ),
        ),
      );
    const isApprover = actor.kind === "person" && (await findApproverIdOf(context, departure)) === actor.id;
    const people = actor.kind === "person" ? await listAnswerableFor(context, actor.id, departureId) : [];
    const isTheirs = (personId: string | null) => personId !== null && people.includes(personId);
    if (!isApprover && !rows.some((row) => isTheirs(row.nextResponsibleId))) {
      const ownIds = rows.map((row) => row.nextResponsibleId);
      requireAccess(context, "acceptQuestions", { teamId: departure.teamId, ownIds });
    }

    const dueOn = new Map(input.items.map((item) => [item.questionId, item.dueOn]));
    const mine = rows.filter(
      (row) => row.handedOverAt && !row.acceptedAt && !row.closedOn && (isApprover || isTheirs(row.nextResponsibleId)),
    );
    const notMine = input.items.filter((item) => !mine.some((row) => row.id === item.questionId));
    const { moved, blocked } = transferOpenQuestions(
      mine.map((row) => ({
        id: row.id,
        clientId: row.clientId ?? "",
        assigneeId: row.nextResponsibleId,
        dueOn: dueOn.get(row.id) ?? null,
      })),
      { successorId: null, leaverId: departure.leaverId },
      localDate(businessNow, calendar.zone),
    );
    const refused = [
      ...notMine.map((item) => ({ questionId: item.questionId, reason: "notHandedToYou" })),
      ...blocked.map((item) => ({ questionId: item.id, reason: item.reason })),
    ];
    if (moved.length === 0) return unchanged({ accepted: 0, blocked: refused });
    const handoverIds = await writeAccepted(context, departureId, moved);
    return done(
      { accepted: moved.length, blocked: refused },
      [{ verb: "questionsAccepted", subject: `departure:${departureId}`, body: { questions: moved } }],
      [wakeDeparture(departureId), ...handoverIds.map(wakeHandover)],
    );
  });
}

/** Writes the acceptances and ends the tasks of successors with nothing left to accept. Returns the handovers touched. */
async function writeAccepted(
  context: ChangeContext,
  departureId: string,
  moved: { id: string; responsibleId: string; dueOn: string }[],
): Promise<string[]> {
  const { tx, businessNow } = context;
  const ids = moved.map((row) => row.id);
  await tx.execute(sql`
    update open_questions q set accepted_at = ${businessNow}, responsible_id = v.responsible, next_due_on = v.due
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(moved.map((row) => row.responsibleId))}::uuid[], ${sql.param(moved.map((row) => row.dueOn))}::date[]) as v(id, responsible, due)
    where q.id = v.id`);
  await endAcceptTasks(context, departureId);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct h.id from handovers h join open_questions q on q.client_id = h.client_id
    where h.departure_id = ${departureId} and q.id = any(${sql.param(ids)}::uuid[])`);
  return rows.map((row) => row.id);
}
