import type { IntroductionFormat, Tier } from "../codes.ts";

/** Most introductions a person takes part in: a day, for an executive a week (policy). */
export type IntroductionCaps = { leaver: number; head: number; executivePerWeek: number };

export const defaultIntroductionCaps: IntroductionCaps = { leaver: 6, head: 2, executivePerWeek: 3 };

/** What is booked already on a working day still open for introductions. */
export type DayLoad = {
  date: string;
  leaver: number;
  head: number /** In this day's week; null = no executive takes part. */;
  executiveInWeek: number | null;
};

export type IntroductionChoice = {
  format: IntroductionFormat;
  /** First day with room; null for a format that needs no day. */
  date: string | null;
  /** Who stands beside the successor: the leaver, or the head in the leaver's place once they are gone. */
  with: ("leaver" | "head" | "executive")[];
  /** Whether the format is lighter than the tier's own. */
  lightened: boolean;
};

const formatOf: Readonly<Record<Tier, IntroductionFormat>> = {
  gold: "jointMeeting",
  silver: "jointCall",
  copper: "inNotice",
};

/**
 * R19: the format a tier is owed: gold a joint meeting with head or executive, silver a joint call, copper (and a
 * prospect) the notice.
 */
export function getTierFormat(tier: Tier | null): IntroductionFormat {
  return tier === null ? "inNotice" : formatOf[tier];
}

function findMeeting(
  days: readonly DayLoad[],
  leaverPresent: boolean,
  caps: IntroductionCaps,
): Omit<IntroductionChoice, "lightened"> | null {
  for (const { date, leaver, head, executiveInWeek } of days) {
    if (!leaverPresent) {
      if (head < caps.head) return { format: "jointMeeting", date, with: ["head"] };
      continue;
    }
    if (leaver >= caps.leaver) continue;
    if (head < caps.head) return { format: "jointMeeting", date, with: ["leaver", "head"] };
    if (executiveInWeek !== null && executiveInWeek < caps.executivePerWeek) {
      return { format: "jointMeeting", date, with: ["leaver", "executive"] };
    }
  }
  return null;
}

function findCall(
  days: readonly DayLoad[],
  leaverPresent: boolean,
  caps: IntroductionCaps,
): Omit<IntroductionChoice, "lightened"> | null {
  const day = days.find(({ leaver, head }) => (leaverPresent ? leaver < caps.leaver : head < caps.head));
  return day ? { format: "jointCall", date: day.date, with: [leaverPresent ? "leaver" : "head"] } : null;
}

/**
 * R19: how a client is introduced, and the first day with room for it. `days` are the working days left, in order, with
 * what is booked. Where every day is over a cap the next lighter format is taken, never another person's time: the head
 * stands in only once the leaver is gone (`leaverPresent` false), within the head's own cap.
 */
export function chooseIntroductionFormat(
  tier: Tier | null,
  days: readonly DayLoad[],
  leaverPresent: boolean,
  caps: IntroductionCaps = defaultIntroductionCaps,
): IntroductionChoice {
  const owed = getTierFormat(tier);
  const meeting = owed === "jointMeeting" ? findMeeting(days, leaverPresent, caps) : null;
  const call = owed === "inNotice" ? null : findCall(days, leaverPresent, caps);
  const choice = meeting ?? call ?? { format: "inNotice" as const, date: null, with: [] };
  return { ...choice, lightened: choice.format !== owed };
}

/** R25: the clients whose management meets them: the top tier. */
export function listManagementMeetings(clients: readonly { id: string; tier: Tier | null }[]): string[] {
  return clients.filter(({ tier }) => tier === "gold").map(({ id }) => id);
}
