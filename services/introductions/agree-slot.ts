import { eq, inArray } from "drizzle-orm";
import { attendees, introductions } from "../../db/schema/introductions.ts";
import type { ChangeContext } from "../../db/transaction.ts";
import { toDeadline } from "../../domain/calendar/working-hours.ts";
import { localDate } from "../../domain/calendar/zone.ts";
import type { Interval } from "../../domain/introductions/find-slots.ts";
import type { IntroductionParticipant } from "../../domain/introductions/validate-introduction.ts";
import type { ServiceDeps } from "../deps.ts";
import { createTasks } from "../tasks/create-tasks.ts";
import { finishTasks } from "../tasks/finish-tasks.ts";
import { type Arrangement, participantsOf } from "./load-arrangement.ts";
import { planCancellations, planInvitations } from "./plan-invitations.ts";

/** R18: the people of an introduction by their part; the client's contact stands for the client where one is known. */
export function listParticipants({
  introduction,
  departure,
  client,
  contactId,
}: Arrangement): IntroductionParticipant[] {
  const { hostId, managerId, successorId } = introduction;
  const list: IntroductionParticipant[] = [
    { personId: successorId, as: "successor" },
    { personId: contactId ?? client.id, as: "client" },
  ];
  if (hostId) list.push({ personId: hostId, as: hostId === departure.leaverId ? "leaver" : "head" });
  if (managerId) list.push({ personId: managerId, as: "head" });
  return list;
}

/**
 * Fixes the time: attendees as they are now, one invitation each under the next SEQUENCE (the first invitation is 0),
 * a CANCEL to who is taken off, and the host's task to hold it, due at the end of its day. Wake handover and departure.
 */
export async function agreeSlot(
  deps: ServiceDeps,
  context: ChangeContext,
  arrangement: Arrangement,
  slot: Interval,
  picked: { slots: string[]; byClient: boolean },
): Promise<{ sequence: number }> {
  const { tx } = context;
  const { introduction, handover, departure, calendar, client } = arrangement;
  const { sequence, removed } = await writeAttendees(context, arrangement);
  await tx
    .update(introductions)
    .set({
      state: "agreed",
      format: introduction.format,
      hostId: introduction.hostId,
      managerId: introduction.managerId,
      successorId: introduction.successorId,
      contactId: arrangement.contactId,
      startsAt: slot.from,
      endsAt: slot.to,
      zone: client.zone ?? calendar.zone,
      headIntroduced: introduction.hostId !== departure.leaverId,
      slots: picked.slots,
      declinedSlots: introduction.declinedSlots,
      pickedByClient: picked.byClient,
      sequence,
      nextAt: slot.to,
      version: introduction.version + 1,
    })
    .where(eq(introductions.id, introduction.id));
  const revision = { introductionId: introduction.id, handoverId: handover.id, sequence };
  await planCancellations(deps, context, departure.id, [revision], removed);
  await planInvitations(deps, context, departure.id, [revision]);
  await finishTasks(context, { kinds: ["holdIntroduction"], handoverIds: [handover.id] }, "moot");
  if (introduction.hostId)
    await createTasks(context, calendar, [
      {
        key: `holdIntroduction:${introduction.id}:${sequence}`,
        departureId: departure.id,
        handoverId: handover.id,
        kind: "holdIntroduction",
        assigneeId: introduction.hostId,
        subjectId: introduction.id,
        due: toDeadline(calendar, localDate(slot.to, calendar.zone)),
      },
    ]);
  return { sequence };
}

/** Attendee rows as the people are now, answers asked anew; the first revision keeps the row's SEQUENCE. */
async function writeAttendees({ tx, businessNow }: ChangeContext, arrangement: Arrangement) {
  const { introduction, contactId, isWritten } = arrangement;
  const known = await tx.select().from(attendees).where(eq(attendees.introductionId, introduction.id));
  const sequence = known.length > 0 ? introduction.sequence + 1 : introduction.sequence;
  const wanted = [
    ...participantsOf(introduction).map((personId) => ({ personId, contactId: null })),
    ...(contactId && isWritten ? [{ personId: null, contactId }] : []),
  ];
  const gone = known.filter(
    (row) =>
      row.removedAt === null && !wanted.some((one) => one.personId === row.personId && one.contactId === row.contactId),
  );
  const removed = gone.map((row) => row.id);
  if (removed.length > 0)
    await tx.update(attendees).set({ removedAt: businessNow }).where(inArray(attendees.id, removed));
  const asked = { partstat: "NEEDS-ACTION" as const, partstatSequence: sequence, removedAt: null };
  await tx
    .insert(attendees)
    .values(wanted.map((one) => ({ introductionId: introduction.id, ...one, ...asked })))
    .onConflictDoUpdate({
      target: [attendees.introductionId, attendees.personId, attendees.contactId],
      set: asked,
    });
  return { sequence, removed };
}
