import { and, eq, isNull, sql } from "drizzle-orm";
import { contacts } from "../../db/schema/clients.ts";
import { attendees, introductions } from "../../db/schema/introductions.ts";
import { people } from "../../db/schema/people.ts";
import { type ChangeContext, change, done, unchanged } from "../../db/transaction.ts";
import { confirmNotices } from "../client-notices/confirm-notices.ts";
import { wakeDeparture, wakeHandover } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { type Arrangement, lockArrangement } from "./load-arrangement.ts";
import { placeIntroduction } from "./place-introduction.ts";

const system = { kind: "system", name: "takeReply" } as const;

/** An attendee's answer to an invitation, as a calendar program mails it in (RFC 5546). */
export interface MeetingReply {
  uid: string;
  sequence: number;
  /** E-mail address. */
  attendee: string;
  partstat: "NEEDS-ACTION" | "ACCEPTED" | "DECLINED" | "TENTATIVE" | "DELEGATED";
}

export type ReplyTaken =
  | { taken: true; moved: boolean }
  | { taken: false; reason: "unknownMeeting" | "unknownAttendee" | "olderSequence" | "notAgreed" | "notUnderstood" };

/**
 * Sets an attendee's answer, of the current SEQUENCE only: an older one answers a time that no longer stands and is
 * noted, not obeyed. A decline before the start frees the slot and the next one is agreed at once, with new invitations.
 * A client's yes proves that it knows.
 */
export async function takeReply(deps: ServiceDeps, reply: MeetingReply): Promise<ReplyTaken> {
  return change<ReplyTaken>(deps.db, system, async (context) => {
    const { tx } = context;
    const [known] = await tx
      .select({ handoverId: introductions.handoverId })
      .from(introductions)
      .where(eq(introductions.uid, reply.uid));
    if (!known) return unchanged({ taken: false, reason: "unknownMeeting" } as const);
    const arrangement = await lockArrangement(context, known.handoverId);
    const attendee = await findAttendee(context, arrangement, reply.attendee);
    const refused = refuse(arrangement, attendee, reply);
    const subject = `handover:${known.handoverId}`;
    const { sequence, partstat } = reply;
    if (refused || !attendee || partstat === "DELEGATED") {
      const reason = refused ?? "notUnderstood";
      const body = { reason, sequence, current: arrangement.introduction.sequence, partstat };
      return done({ taken: false, reason } as const, [{ verb: "meetingReplyIgnored", subject, body }]);
    }
    await tx.update(attendees).set({ partstat, partstatSequence: sequence }).where(eq(attendees.id, attendee.id));
    const wakes =
      attendee.contactId && partstat === "ACCEPTED" ? await confirmNotices(context, [known.handoverId], "reply") : [];
    const startsAt = arrangement.introduction.startsAt;
    const isDecline = partstat === "DECLINED" && startsAt !== null && startsAt > context.businessNow;
    const placed = isDecline ? await moveToNextSlot(deps, context, arrangement) : null;
    const body = { attendeeId: attendee.id, sequence, partstat, ...(placed ? { placed } : {}) };
    return done(
      { taken: true, moved: placed !== null } as const,
      [{ verb: "meetingReplyTaken", subject, body }],
      [wakeHandover(known.handoverId), wakeDeparture(arrangement.departure.id), ...wakes],
    );
  });
}

/** The agreed time is given up for good; the next free one is agreed, or a lighter format taken. */
export function moveToNextSlot(deps: ServiceDeps, context: ChangeContext, arrangement: Arrangement) {
  const { introduction } = arrangement;
  const given = introduction.startsAt ? [introduction.startsAt.toISOString()] : [];
  const slots = introduction.slots.filter((slot) => !given.includes(slot));
  const declinedSlots = [...new Set([...introduction.declinedSlots, ...given])];
  const freed = { ...arrangement, introduction: { ...introduction, slots, declinedSlots } };
  return placeIntroduction(deps, context, freed, { offer: false });
}

type AttendeeRow = Pick<typeof attendees.$inferSelect, "id" | "contactId">;

async function findAttendee(
  { tx }: ChangeContext,
  { introduction }: Arrangement,
  address: string,
): Promise<AttendeeRow | null> {
  const [row] = await tx
    .select({ id: attendees.id, contactId: attendees.contactId })
    .from(attendees)
    .leftJoin(people, eq(people.id, attendees.personId))
    .leftJoin(contacts, eq(contacts.id, attendees.contactId))
    .where(
      and(
        eq(attendees.introductionId, introduction.id),
        isNull(attendees.removedAt),
        sql`lower(coalesce(${people.email}, ${contacts.email})) = ${address.trim().toLowerCase()}`,
      ),
    );
  return row ?? null;
}

function refuse({ introduction }: Arrangement, attendee: AttendeeRow | null, reply: MeetingReply) {
  if (!attendee) return "unknownAttendee" as const;
  if (reply.sequence !== introduction.sequence) return "olderSequence" as const;
  if (introduction.state !== "agreed") return "notAgreed" as const;
  return null;
}
