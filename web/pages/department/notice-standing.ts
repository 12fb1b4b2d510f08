import type { DepartmentNoticeLine } from "../../../contracts/departments.ts";

export type NoticeStanding = "answered" | "late" | "waiting" | "notSent" | "nothing";

type Line = Pick<DepartmentNoticeLine, "open" | "gating" | "dueAt" | "sentAt" | "acknowledgedAt">;

/** How a notice stands; `now`: business time, ISO. Late: a client waits past its due time. */
export function standingOf({ open, gating, dueAt, sentAt, acknowledgedAt }: Line, now: string): NoticeStanding {
  if (open > 0) {
    if (dueAt !== null && dueAt < now) return "late";
    return sentAt === null ? "notSent" : "waiting";
  }
  if (acknowledgedAt !== null || gating > 0) return "answered";
  return sentAt === null ? "notSent" : "nothing";
}
