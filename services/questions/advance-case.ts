import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { AdvanceCase } from "../../contracts/questions.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { handovers } from "../../db/schema/departures.ts";
import { people, teams } from "../../db/schema/people.ts";
import { type ChangeContext, type Context, change, done, type Wake } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { advanceReturnCase, type ReturnCaseState } from "../../domain/returns/advance-return-case.ts";
import { requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { endAcceptTasks } from "./end-accept-tasks.ts";

/**
 * Moves a defect or return case one step on (R73); the last step closes it. Its responsible or their head may.
 * ConflictError with the step expected when one is skipped, `handedOver` for the leaver once the client has gone on (R80).
 */
export function advanceCase(
  deps: ServiceDeps,
  actor: Actor,
  questionId: string,
  input: AdvanceCase,
): Promise<{ state: string }> {
  return change(deps.db, actor, async (context) => {
    const { tx, lock, businessNow } = context;
    const open = await findOpenHandover(context, questionId);
    if (open) await lock.departure(open.departureId, "share");
    const [question] = await tx.select().from(openQuestions).where(eq(openQuestions.id, questionId)).for("update");
    if (!question?.returnState) throw new NotFoundError("returnCase");
    const responsibleIds = [question.responsibleId, question.nextResponsibleId].filter((id) => id !== null);
    const ownIds = [...responsibleIds, ...(await listHeadsOf(context, responsibleIds))];
    requireAccess(context, "acceptQuestions", { ownIds });
    await requireNotHandedOver(context, question.clientId);
    const moved = advanceReturnCase(question.returnState as ReturnCaseState, input.state);
    if (!moved.ok)
      throw new ConflictError(moved.error, "A return case goes one step at a time.", { expected: moved.expected });
    const teamId = actor.kind === "person" ? actor.teamId : null;
    const zone = teamId ? (await loadCalendar(tx, teamId)).zone : "UTC";
    const closedOn = moved.state === "replaced" ? localDate(businessNow, zone) : null;
    await tx.update(openQuestions).set({ returnState: moved.state, closedOn }).where(eq(openQuestions.id, questionId));
    return done(
      { state: moved.state },
      [{ verb: "returnCaseAdvanced", subject: `question:${questionId}`, body: { state: moved.state } }],
      closedOn && open ? await noLongerWaits(context, open) : [],
    );
  });
}

interface OpenHandover {
  id: string;
  departureId: string;
}

/** The handover under way of the client a question is of. */
async function findOpenHandover({ tx }: Context, questionId: string): Promise<OpenHandover | undefined> {
  const [row] = await tx
    .select({ id: handovers.id, departureId: handovers.departureId })
    .from(handovers)
    .innerJoin(openQuestions, eq(openQuestions.clientId, handovers.clientId))
    .where(and(eq(openQuestions.id, questionId), isNull(handovers.end)));
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

/** A case that is closed has to be accepted by nobody, and may have been the last thing its client waited for (R21). */
async function noLongerWaits(context: ChangeContext, open: OpenHandover): Promise<Wake[]> {
  await endAcceptTasks(context, open.departureId);
  return [wakeHandover(open.id), wakeDeparture(open.departureId)];
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
