import type { introductions } from "../../db/schema/introductions.ts";
import type { DepartureRow, HandoverRow } from "../access/require-access.ts";

export type IntroductionRow = typeof introductions.$inferSelect;

/** What an introduction needs now. */
export type ArrangementStep =
  /** Told, and the notice was the introduction. */
  | "introduceInNotice"
  /** Told: a time is to be found, or found again. */
  | "findSlot"
  /** The client did not pick: the first slot still free stands. */
  | "fixSlot"
  /** Another next owner than invited. */
  | "changeSuccessor";

export interface IntroductionFacts {
  introduction: IntroductionRow;
  handover: HandoverRow;
  departure: DepartureRow;
}

/**
 * planned → (told) → offered → (picked, or a working day later) → agreed → held. A decline, a missed meeting or a
 * changed last day leads from agreed to agreed at another time; without room to a lighter format, at last the notice.
 * After the last day nothing is arranged for a leaver who is host: the head is put in their place first.
 *
 * @returns what is due, and when time alone will make something due
 */
export function decideArrangement(
  { introduction, handover, departure }: IntroductionFacts,
  businessNow: Date,
): { step: ArrangementStep | null; nextAt: Date | null } {
  const nothing = { step: null, nextAt: null };
  const { state, format, startsAt, endsAt } = introduction;
  if (handover.end || !handover.toldAt || !handover.nextOwnerId || state === "cancelled") return nothing;
  if (format === "inNotice") {
    const isDone = state === "held" && handover.introducedAt !== null;
    return { step: isDone ? null : "introduceInNotice", nextAt: null };
  }
  if (state === "held") return nothing;
  const hasBegun = state === "agreed" && startsAt !== null && startsAt <= businessNow;
  // What has begun ends with its outcome; until then a clock moved on stops at its end.
  if (hasBegun) return { step: null, nextAt: endsAt !== null && endsAt > businessNow ? endsAt : null };
  const isLeaverHost = introduction.hostId === departure.leaverId;
  if (isLeaverHost && departure.lastDayEndsAt <= businessNow) return nothing;
  if (introduction.successorId !== handover.nextOwnerId) return { step: "changeSuccessor", nextAt: null };
  if (state === "planned") return { step: "findSlot", nextAt: null };
  if (state === "offered") {
    const pickBy = introduction.nextAt ?? businessNow;
    return pickBy <= businessNow ? { step: "fixSlot", nextAt: null } : { step: null, nextAt: pickBy };
  }
  const isTooLate = isLeaverHost && endsAt !== null && endsAt > departure.lastDayEndsAt;
  return isTooLate ? { step: "findSlot", nextAt: null } : { step: null, nextAt: endsAt };
}
