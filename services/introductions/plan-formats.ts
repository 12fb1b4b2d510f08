import type { Policy } from "../../contracts/policy.ts";
import type { Tier } from "../../domain/codes.ts";
import {
  chooseIntroductionFormat,
  type IntroductionChoice,
  listManagementMeetings,
} from "../../domain/introductions/introduction-format.ts";
import type { Management } from "./load-management.ts";
import { countByDay, countInWeek, type Meeting } from "./load-meetings.ts";

export interface ClientToPlan {
  id: string;
  tier: Tier | null;
  management: Management;
}

export interface PlannedFormat extends Pick<IntroductionChoice, "format" | "date"> {
  hostId: string | null;
  managerId: string | null;
}

/**
 * R19, R25 for clients in the order given (most valuable first): format, day and people, each choice counting against the
 * caps of the next. Without the leaver the head is host.
 *
 * @param days working days open for introductions, in order
 */
export function planFormats(
  list: readonly ClientToPlan[],
  days: readonly string[],
  leaverId: string | null,
  meetings: readonly Meeting[],
  caps: Policy["caps"],
  zone: string,
): Map<string, PlannedFormat> {
  const counts = new Map<string, Map<string, number>>();
  const countsOf = (personId: string) => {
    const known = counts.get(personId) ?? countByDay(meetings, personId, zone);
    counts.set(personId, known);
    return known;
  };
  const loadOfHead = ({ headId, isHeadCappedAWeek }: Management, date: string) => {
    if (headId === null) return caps.headADay;
    if (!isHeadCappedAWeek) return countsOf(headId).get(date) ?? 0;
    return countInWeek(countsOf(headId), date) < caps.executiveAWeek ? 0 : caps.headADay;
  };
  const limits = { leaver: caps.leaverADay, head: caps.headADay, executivePerWeek: caps.executiveAWeek };
  const managed = new Set(listManagementMeetings(list));
  const plan = new Map<string, PlannedFormat>();
  for (const { id, tier, management } of list) {
    const { headId, executiveId } = management;
    const loads = days.map((date) => ({
      date,
      leaver: leaverId === null ? caps.leaverADay : (countsOf(leaverId).get(date) ?? 0),
      head: loadOfHead(management, date),
      executiveInWeek: executiveId && managed.has(id) ? countInWeek(countsOf(executiveId), date) : null,
    }));
    const choice = chooseIntroductionFormat(tier, loads, leaverId !== null, limits);
    const personOf = { leaver: leaverId, head: headId, executive: executiveId };
    const [hostId = null, managerId = null] = choice.with.map((part) => personOf[part]);
    for (const personId of [hostId, managerId]) {
      if (!personId || !choice.date) continue;
      const known = countsOf(personId);
      known.set(choice.date, (known.get(choice.date) ?? 0) + 1);
    }
    plan.set(id, { format: choice.format, date: choice.date, hostId, managerId });
  }
  return plan;
}

/** Whether the leaver can introduce anybody: not after the last day, and not who died, fell ill or was released from work. */
export function isLeaverPresent(departure: { kind: string; lastDayEndsAt: Date }, businessNow: Date): boolean {
  return ["resigned", "dismissed"].includes(departure.kind) && businessNow < departure.lastDayEndsAt;
}
