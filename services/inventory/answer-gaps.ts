import { type SQL, sql } from "drizzle-orm";
import type { AnswerGaps } from "../../contracts/inventory.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { isGoingOn } from "../../domain/departure/open-states.ts";
import { type DepartureRow, departureSubject, findDeparture, requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, ForbiddenError, InvalidError } from "../errors.ts";
import { storeNotes } from "../owners/store-notes.ts";
import { holdsTask } from "../tasks/holds-task.ts";
import { listActingFor } from "../tasks/list-acting-for.ts";
import { refreshGaps } from "./refresh-gaps.ts";

/** The gap an answer fills. */
const gapOf = {
  promises: "promisesUnanswered",
  noPromises: "promisesUnanswered",
  history: "noHistory",
  nextStep: "dealWithoutNextStep",
  deliveryDate: "orderWithoutDeliveryDate",
  clientName: "nameMissing",
} as const satisfies Record<AnswerGaps["answer"], string>;

/**
 * Fills gaps that no record fills (R9), for one client in words or for many at once, such as "no promises". `all` means every client of the actor with
 * that gap open; ConflictError `noSuchGap` when there is none.
 */
export async function answerGaps(
  deps: ServiceDeps,
  actor: Actor,
  input: AnswerGaps & { departureId: string },
): Promise<{ filled: number }> {
  return change(deps.db, actor, async (context) => {
    const { departureId, answer, subjectId, text } = input;
    if (answer !== "noPromises" && text === "") {
      throw new InvalidError("textMissing", "Write down what there is to know.", { pointer: "/text" });
    }
    await context.lock.departure(departureId);
    const departure = await findDeparture(context.tx, departureId);
    if (!isGoingOn(departure.state) && departure.state !== "closed") throw new ForbiddenError("notRunning");
    const gaps = await listGaps(context, departure, input);
    if (gaps.length === 0) throw new ConflictError("noSuchGap", "There is no such gap for you to fill.");
    const subjects = gaps.map((gap) => subjectOf(answer, gap));
    await storeNotes(
      context,
      [...new Set(subjects)].map((subject) => ({ subject, kind: answer, text })),
    );
    const byId = new Map(
      gaps.map((gap) => [gap.id, { id: gap.id, clientId: gap.client_id, nextOwnerId: gap.next_owner_id }]),
    );
    await refreshGaps(context, departure, [...byId.values()]);
    const body = { answer, subjectId: subjectId ?? null, handovers: [...byId.keys()] };
    return done(
      { filled: gaps.length },
      [{ verb: "answerGaps", subject: `departure:${departureId}`, body, values: { text } }],
      [wakeDeparture(departureId)],
    );
  });
}

type GapRow = { id: string; client_id: string; next_owner_id: string | null; subject_id: string | null };

async function listGaps(context: ChangeContext, departure: DepartureRow, input: AnswerGaps): Promise<GapRow[]> {
  const { actor } = context;
  const actorId = actor.kind === "person" ? actor.id : null;
  const people = actorId ? await listActingFor(context, actorId, null, departure.id) : [];
  const chosen = input.handoverIds === "all" ? sql`` : sql`and h.id = any(${sql.param(input.handoverIds)}::uuid[])`;
  const { rows } = await context.tx.execute<GapRow>(sql`
    select h.id, h.client_id, h.next_owner_id, g.subject_id from dossier_gaps g join handovers h on h.id = g.handover_id
    where h.departure_id = ${departure.id} and (h."end" is null or ${isOwnersOwn(people)}) and g.filled_at is null and g.code = ${gapOf[input.answer]}
      and (${input.subjectId ?? null}::uuid is null or g.subject_id = ${input.subjectId ?? null}::uuid)
      and (${actorId}::uuid is distinct from ${departure.leaverId}::uuid or h.switched_at is null) ${chosen}
    order by h.id`);
  const subject = departureSubject(departure);
  const isTheirs = (row: GapRow) =>
    people.includes(departure.leaverId) || (row.next_owner_id !== null && people.includes(row.next_owner_id));
  const isOwn = rows.length > 0 && actorId !== departure.leaverId && rows.every(isTheirs);
  if (input.handoverIds !== "all" || isOwn) {
    requireAccess(context, "completeDossier", { ...subject, ownIds: isOwn ? [actorId] : [] });
    return rows;
  }
  const own = rows.filter(isTheirs);
  if (
    // Who is asked to fill gaps here hears that none of this kind is theirs, not that they may not.
    (own.length > 0 || (await holdsTask(context, { departureId: departure.id, kinds: ["fillGaps"] }))) &&
    actorId !== departure.leaverId &&
    actor.kind === "person" &&
    !actor.headOfTeamIds.includes(departure.teamId)
  ) {
    return own;
  }
  requireAccess(context, "completeDossier", subject);
  return rows;
}

/** Handed over (alias `h`) to one of these people, who own the client still. */
const isOwnersOwn = (people: readonly string[]): SQL => sql`(
  h."end" = 'handedOver' and h.next_owner_id = any(${sql.param([...people])}::uuid[]) and exists (
    select from ownerships o where o.client_id = h.client_id and o.person_id = h.next_owner_id and upper_inf(o.during)))`;

function subjectOf(answer: AnswerGaps["answer"], gap: GapRow): string {
  if (answer === "nextStep") return `deal:${gap.subject_id}`;
  if (answer === "deliveryDate") return `order:${gap.subject_id}`;
  return `client:${gap.client_id}`;
}
