import { addDays } from "../calendar/plain-date.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";
import { addWorkingDays, workingDaysBetween } from "../calendar/working-days.ts";
import { localDate } from "../calendar/zone.ts";
import type { ClientState, DepartmentCode, Tier } from "../codes.ts";
import { computeOnTimeRate } from "./due-and-escalation.ts";

export type ReportTask = { id: string; department: DepartmentCode | null; dueAt: Date; doneAt: Date | null };

export type ReportInput = {
  kind: "daily" | "weekly";
  lastDay: string;
  clients: readonly { id: string; tier: Tier | null; state: ClientState }[];
  tasks: readonly ReportTask[];
  signs: readonly { clientId: string; code: string; detectedAt: Date }[];
  refusals: readonly { clientId: string; at: Date }[];
  meetings: readonly { id: string; clientId: string; startsAt: Date }[];
  asOf: Date;
  calendar: WorkCalendar;
};

export type HandoverReport = {
  kind: "daily" | "weekly";
  date: string;
  /** Working days left, today included; 0 after the last day. */
  daysLeft: number;
  overdue: { department: DepartmentCode | null; taskIds: string[] }[];
  goldNotNotified: string[];
  goldNotIntroduced: string[];
  newSigns: { clientId: string; code: string }[];
  refusals: string[];
  meetings: { id: string; clientId: string; startsAt: Date }[];
  clientsByState: Partial<Record<ClientState, number>>;
  /** Basis points; null when nothing was due. */
  onTimeRate: number | null;
};

const beforeNotice: readonly ClientState[] = [
  "inPortfolio",
  "ownerSet",
  "inventoried",
  "departmentsTold",
  "offerDecided",
];

/**
 * R72: the stand-up list of a departure: what is overdue, by department; gold clients not told or not introduced; signs
 * and refusals since the working day before (weekly: in the last 7 days); meetings today (weekly: in the next 7 days);
 * working days left.
 */
export function buildHandoverReport(input: ReportInput): HandoverReport {
  const { kind, asOf, calendar } = input;
  const dateOf = (instant: Date) => localDate(instant, calendar.zone);
  const today = dateOf(asOf);
  const since = kind === "daily" ? addWorkingDays(calendar, today, -1) : addDays(today, -7);
  const until = kind === "daily" ? today : addDays(today, 6);
  const isNew = (instant: Date) => dateOf(instant) >= since && instant <= asOf;
  const gold = input.clients.filter(({ tier }) => tier === "gold");
  const notNotified = gold.filter(({ state }) => beforeNotice.includes(state));
  const notIntroduced = gold.filter(({ state }) => state === "notified" || beforeNotice.includes(state));
  const overdue = new Map<DepartmentCode | null, string[]>();
  for (const { id, department, dueAt, doneAt } of input.tasks) {
    if (doneAt !== null || dueAt > asOf) continue;
    overdue.set(department, [...(overdue.get(department) ?? []), id]);
  }
  const clientsByState: Partial<Record<ClientState, number>> = {};
  for (const { state } of input.clients) clientsByState[state] = (clientsByState[state] ?? 0) + 1;
  return {
    kind,
    date: today,
    daysLeft: workingDaysBetween(calendar, today, input.lastDay),
    overdue: [...overdue].map(([department, taskIds]) => ({ department, taskIds })),
    goldNotNotified: notNotified.map(({ id }) => id),
    goldNotIntroduced: notIntroduced.map(({ id }) => id),
    newSigns: input.signs
      .filter(({ detectedAt }) => isNew(detectedAt))
      .map(({ clientId, code }) => ({ clientId, code })),
    refusals: input.refusals.filter(({ at }) => isNew(at)).map(({ clientId }) => clientId),
    meetings: input.meetings
      .filter(({ startsAt }) => dateOf(startsAt) >= today && dateOf(startsAt) <= until)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
    clientsByState,
    onTimeRate: computeOnTimeRate(input.tasks, asOf),
  };
}
