import { eq, sql } from "drizzle-orm";
import { type IntroductionRecorded, RecordIntroduction } from "../../contracts/introductions.ts";
import { openQuestions } from "../../db/schema/book.ts";
import { handovers, notes } from "../../db/schema/departures.ts";
import { introductions } from "../../db/schema/introductions.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import { validateIntroduction } from "../../domain/introductions/validate-introduction.ts";
import { confirmNotices } from "../client-notices/confirm-notices.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, InvalidError } from "../errors.ts";
import { planSwitches } from "../ownerships/plan-switches.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { listParticipants } from "./agree-slot.ts";
import { type Arrangement, lockArrangement } from "./load-arrangement.ts";
import { requirePart } from "./pick-slot.ts";
import { moveToNextSlot } from "./take-reply.ts";

/**
 * Host, successor, manager or head tell how a joint meeting or call went. Held (R18: with its people): the client is
 * introduced, promises and open questions go on to the successor (R20). Missed: the next free slot, or a lighter format.
 * ConflictError `notAgreed` without an agreed time, `notYet` before its start.
 */
export function recordIntroduction(
  deps: ServiceDeps,
  actor: Actor,
  handoverId: string,
  body: RecordIntroduction,
): Promise<IntroductionRecorded> {
  const input = RecordIntroduction.parse(body);
  return change(deps.db, actor, async (context) => {
    const arrangement = await lockArrangement(context, handoverId);
    await requirePart(context, "recordIntroduction", arrangement);
    const { introduction, handover, departure } = arrangement;
    const { startsAt } = introduction;
    if (handover.end || introduction.state !== "agreed" || !startsAt)
      throw new ConflictError("notAgreed", "No introduction of this client is agreed.", { state: introduction.state });
    if (startsAt > context.businessNow)
      throw new ConflictError("notYet", "The introduction has not begun yet.", { startsAt: startsAt.toISOString() });
    await keepNote(context, handoverId, input.note);
    const wakes = [wakeHandover(handoverId), wakeDeparture(departure.id)];
    const subject = `handover:${handoverId}`;
    if (!input.held) {
      const placed = await moveToNextSlot(deps, context, arrangement);
      const result = { state: placed.state, format: placed.format, startsAt: placed.startsAt ?? null };
      const audited = { reason: input.reason, ...placed };
      return done(result, [{ verb: "introductionMissed", subject, body: audited, values: input }], wakes);
    }
    requireParticipants(arrangement, input.absentIds);
    const questionIds = await keepPromises(context, arrangement, input);
    await introduce(context, arrangement);
    const confirmed = await confirmNotices(context, [handoverId], "call");
    const { format, hostId } = introduction;
    return done(
      { state: "held" as const, format, startsAt: startsAt.toISOString() },
      [
        {
          verb: "introductionHeld",
          subject,
          body: { format, hostId, questionIds, absentIds: input.absentIds },
          values: input,
        },
      ],
      [...wakes, ...confirmed],
    );
  });
}

/** R18 of who really was there. A leaver who has gone since was there while the meeting lay before the last day's end. */
function requireParticipants(arrangement: Arrangement, absentIds: readonly string[]): void {
  const { introduction } = arrangement;
  const isHostLeaver = introduction.hostId === arrangement.departure.leaverId;
  const there = listParticipants(arrangement).filter(({ personId }) => !absentIds.includes(personId));
  const errors = validateIntroduction(there, introduction.format, isHostLeaver);
  if (errors.length > 0)
    throw new InvalidError("participantsMissing", "A joint introduction needs its people: record it as missed.", {
      pointer: "/absentIds",
      errors,
    });
}

async function introduce(context: ChangeContext, { introduction, handover, departure }: Arrangement): Promise<void> {
  const { tx, businessNow } = context;
  const ended = introduction.endsAt && introduction.endsAt < businessNow ? introduction.endsAt : businessNow;
  await tx
    .update(introductions)
    .set({
      state: "held",
      heldAt: ended,
      nextAt: null,
      headIntroduced: introduction.hostId !== departure.leaverId,
      version: introduction.version + 1,
    })
    .where(eq(introductions.id, introduction.id));
  await tx
    .update(handovers)
    .set({ introducedAt: ended, version: sql`${handovers.version} + 1` })
    .where(eq(handovers.id, handover.id));
  await planSwitches(context, [handover.id]);
  await finishTasks(context, { kinds: ["holdIntroduction"], handoverIds: [handover.id] }, "held");
}

type Held = Extract<ReturnType<typeof RecordIntroduction.parse>, { held: true }>;

/** What was promised and asked becomes the leaver's open question, which the hand-over of questions gives on. */
async function keepPromises(
  { tx, businessNow }: ChangeContext,
  { introduction, handover, departure, calendar }: Arrangement,
  input: Held,
): Promise<string[]> {
  const openedOn = localDate(businessNow, calendar.zone);
  const all = [
    ...input.promises.map((one) => ({ ...one, kind: "promise" as const })),
    ...input.openQuestions.map((one) => ({ ...one, kind: "question" as const })),
  ];
  if (all.length === 0) return [];
  const made = await tx
    .insert(openQuestions)
    .values(
      all.map(({ kind, text, dueOn }, index) => ({
        source: "handover",
        sourceId: `${introduction.id}:${index + 1}`,
        clientId: handover.clientId,
        responsibleId: departure.leaverId,
        kind,
        text,
        openedOn,
        dueOn: dueOn ?? null,
      })),
    )
    .returning({ id: openQuestions.id });
  return made.map((row) => row.id);
}

async function keepNote({ tx, actor }: ChangeContext, handoverId: string, text: string | undefined): Promise<void> {
  if (!text) return;
  const authorId = actor.kind === "person" ? actor.id : null;
  await tx.insert(notes).values({ subject: `handover:${handoverId}`, kind: "introduction", authorId, text });
}
