import { z } from "zod";
import { departureKinds, exitReasons, introductionFormats, stages, tiers } from "../../domain/codes.ts";
import { gates } from "../../domain/gates.ts";
import { taskKinds } from "../../domain/tasks/task-kinds.ts";
import { ChangePreview, PlanChange } from "../change-preview.ts";
import { OwnLetter, OwnSteps } from "../own-departure.ts";
import { PlainDate } from "../plain-date.ts";
import { defineRoute, idParam } from "../route.ts";

const date = z.iso.date();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const departureId = idParam("departureId");
export const departureStates = ["noticed", "running", "closed", "closedIncomplete", "withdrawn"] as const;

/** The leaver's non-compete clause, both days included (R82): kept and shown, never judged. */
export const NonCompete = z
  .object({
    clause: z.string().trim().max(4000).nullable().default(null),
    from: date,
    until: date,
    legalNote: z.string().trim().max(4000).nullable().default(null),
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "clauseEndsBeforeStart" });
export type NonCompete = z.infer<typeof NonCompete>;

/** What HR records. Left out: notice today, the last working day of the usual notice period, employment ending with it. */
export const NewDeparture = z.object({
  leaverId: z.uuid(),
  kind: z.enum(departureKinds),
  noticeOn: PlainDate.optional(),
  lastWorkingDay: PlainDate.optional(),
  endOfEmployment: PlainDate.optional(),
  daysAway: z
    .array(z.object({ from: PlainDate, to: PlainDate }))
    .max(50)
    .default([]),
  announceFrom: PlainDate.nullable().default(null),
  reason: z.enum(exitReasons),
  note: z.string().trim().max(4000).nullable().default(null),
  nonCompete: NonCompete.nullable().default(null),
});
export type NewDeparture = z.infer<typeof NewDeparture>;

export const StageDeadlineView = z.object({ stage: z.enum(stages), day: date, dueAt: instant, zone: z.string() });

/** Of a notice what decides on its deadlines. */
export const PreviewDeparture = NewDeparture.pick({
  leaverId: true,
  noticeOn: true,
  lastWorkingDay: true,
  endOfEmployment: true,
  announceFrom: true,
}).extend({ kind: NewDeparture.shape.kind.default("resigned") });
export type PreviewDeparture = z.infer<typeof PreviewDeparture>;

/** What holds from the moment a notice is recorded, and what only its confirmation starts. */
export const noticeStarts = ["exportsRefused", "offersHidden", "readingCounted", "confirmDeparture"] as const;
export const confirmationStarts = ["leaverTold", "closeExport", "inventory", "proposeOwners"] as const;

export const DeparturePreview = z.object({
  leaver: z.object({ id: z.uuid(), name: z.string() }),
  team: z.object({ id: z.uuid(), name: z.string() }),
  clients: count,
  noticeOn: date,
  lastWorkingDay: date,
  workingDays: count,
  deadlines: z.array(StageDeadlineView),
  /** Stages without a full working day of their own. */
  tight: z.array(z.enum(stages)),
  /** Who will be asked to confirm (R5). */
  confirmBy: z.object({ id: z.uuid(), name: z.string() }),
  hrMayConfirmFrom: instant,
  startsNow: z.array(z.enum(noticeStarts)),
  startsWhenConfirmed: z.array(z.enum(confirmationStarts)),
});
export type DeparturePreview = z.infer<typeof DeparturePreview>;

export const DepartureItem = z.object({
  id: z.uuid(),
  leaver: z.object({ id: z.uuid(), name: z.string() }),
  team: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(departureKinds),
  state: z.enum(departureStates),
  noticeOn: date,
  lastWorkingDay: date,
  endOfEmployment: date,
  confirmedAt: instant.nullable(),
  closedAt: instant.nullable(),
  clients: count,
  ended: count,
  version: z.number().int(),
});
export type DepartureItem = z.infer<typeof DepartureItem>;

/** Open tasks of one kind with one person. */
export const AskedLine = z.object({
  kind: z.enum(taskKinds),
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  tasks: count,
  overdue: count,
  nextDueAt: instant,
});
export type AskedLine = z.infer<typeof AskedLine>;

/** One system that IT closes, at once (`closeExport`) or on the last day (`closeAccount`). */
export const ItTaskLine = z.object({
  kind: z.enum(["closeExport", "closeAccount"]),
  system: z.string(),
  dueAt: instant,
  overdue: z.boolean(),
  doneAt: instant.nullable(),
  /** `confirmed`, or why nobody needs to any more. */
  outcome: z.string().nullable(),
});
export type ItTaskLine = z.infer<typeof ItTaskLine>;

export const DepartureView = DepartureItem.extend({
  announceFrom: date.nullable(),
  noticedAt: instant,
  leaverToldAt: instant.nullable(),
  lastDayEndsAt: instant,
  signInEndedAt: instant.nullable(),
  deadlines: z.array(StageDeadlineView),
  plan: z.object({ workingDays: count, tight: z.array(z.enum(stages)) }),
  /** Clients by the state they have reached. */
  byState: z.record(z.string(), count),
  /** Clients that wait for a stage, by stage. */
  waitingFor: z.array(z.object({ stage: z.enum(stages), clients: count, late: z.boolean() })),
  overdueTasks: z.array(z.object({ kind: z.string(), count })),
  /** Who is asked for what, next due first; left out for the leaver. */
  asked: z.array(AskedLine).optional(),
  /** What IT closes in each connected system; left out for the leaver. */
  itTasks: z.array(ItTaskLine).optional(),
  /** Clients the leaver owns while they are not inventoried yet; null from then on. */
  clientsOwned: count.nullable(),
  prospects: count,
  afterLastDay: count,
  needsAttention: count,
  /** Work at other owners' clients or at none. Waiting for the head to name a person, and for that person to accept it. */
  looseWork: z.object({ total: count, accepted: count, unnamed: count, unaccepted: count }),
  completeness: z.number().int().nullable(),
  /** Left out for the leaver. */
  offerBudgetMinor: z.number().int().nullable().optional(),
  /** For HR alone. */
  reason: z.enum(exitReasons).nullable().optional(),
  note: z.string().nullable().optional(),
  /** For HR and the head; `holds`: today lies within the clause's days. */
  nonCompete: z
    .object({
      clause: z.string().nullable(),
      from: date,
      until: date,
      legalNote: z.string().nullable(),
      holds: z.boolean(),
    })
    .nullable()
    .optional(),
});
export type DepartureView = z.infer<typeof DepartureView>;

export const ClosingLine = z.object({
  handoverId: z.uuid(),
  clientName: z.string(),
  tier: z.enum(tiers).nullable(),
  prospect: z.boolean(),
  nextOwner: z.string().nullable(),
  toldAt: instant.nullable(),
  toldHow: z.enum(["email", "call", "letter"]).nullable(),
  confirmedHow: z.string().nullable(),
  /** In which it was introduced; null while it was not. */
  format: z.enum(introductionFormats).nullable(),
  introducedAt: instant.nullable(),
  switchedAt: instant.nullable(),
  firstContactAt: instant.nullable(),
  afterLastDay: z.boolean(),
  waivedGates: z.array(z.enum(gates)),
  openQuestions: count,
  end: z.enum(["handedOver", "lost", "letGo", "excluded", "withdrawn"]).nullable(),
});

export const ClosingReport = z.object({
  departureId: z.uuid(),
  state: z.enum(departureStates),
  closedAt: instant.nullable(),
  totals: z.object({
    clients: count,
    handedOver: count,
    lost: count,
    letGo: count,
    excluded: count,
    open: count,
    afterLastDay: count,
    looseWork: count,
    looseWorkAccepted: count,
  }),
  knownToOneEmployee: z.object({ before: count.nullable(), after: count.nullable() }),
  /** Client by client; empty for who sees no clients. */
  clients: z.array(ClosingLine),
});
export type ClosingReport = z.infer<typeof ClosingReport>;

export const OwnLog = z.object({
  from: instant,
  until: instant,
  cardReads: z.array(
    z.object({
      at: instant,
      clientId: z.uuid(),
      clientName: z.string(),
      fromOwnTask: z.boolean(),
      outsideHours: z.boolean(),
    }),
  ),
  alerts: z.array(z.object({ at: instant, distinctCards: count, outsideHours: z.boolean() })),
  /** `clientName`: whom the entry is about, where it is about one client. */
  entries: z.array(z.object({ at: instant, verb: z.string(), subject: z.string(), clientName: z.string().nullable() })),
});
export type OwnLog = z.infer<typeof OwnLog>;

const changed = z.object({ id: z.uuid(), state: z.enum(departureStates), version: z.number().int() });
export type DepartureChanged = z.infer<typeof changed>;

export const previewDepartureRoute = defineRoute({
  id: "previewDeparture",
  method: "post",
  path: "/departures/preview",
  access: "recordDeparture",
  summary: "What a notice would start: clients counted, deadlines, what starts when",
  readsOnly: true,
  body: PreviewDeparture,
  response: DeparturePreview,
});

export const openDepartureRoute = defineRoute({
  id: "openDeparture",
  method: "post",
  path: "/departures",
  access: "recordDeparture",
  summary: "Record a notice; only the lock-down runs until it is confirmed",
  body: NewDeparture,
  response: changed,
});

export const confirmDepartureRoute = defineRoute({
  id: "confirmDeparture",
  method: "post",
  path: "/departures/:departureId/confirm",
  access: "signedIn",
  summary: "Confirm a notice: the process starts and the leaver is told",
  params: departureId,
  response: changed,
});

export const withdrawDepartureRoute = defineRoute({
  id: "withdrawDeparture",
  method: "post",
  path: "/departures/:departureId/withdraw",
  access: "changeDeparture",
  summary: "Withdraw a notice before any client was told",
  params: departureId,
  response: changed,
});

export const moveLastDayRoute = defineRoute({
  id: "moveLastDay",
  method: "post",
  path: "/departures/:departureId/move-last-day",
  access: "changeDeparture",
  summary: "Move the last working day; deadlines of stages not begun move with it",
  params: departureId,
  body: z.object({ lastWorkingDay: PlainDate, endOfEmployment: PlainDate.optional() }),
  response: changed,
});

export const previewChangeRoute = defineRoute({
  id: "previewChange",
  method: "post",
  path: "/departures/:departureId/preview-change",
  access: "previewChange",
  summary: "What a withdrawal or another last day would do, by doing it and undoing it",
  readsOnly: true,
  params: departureId,
  body: PlanChange,
  response: ChangePreview,
});

export const listDeparturesRoute = defineRoute({
  id: "listDepartures",
  method: "get",
  path: "/departures",
  access: "signedIn",
  summary: "Departures the caller may know of, latest notice first",
  response: z.object({ items: z.array(DepartureItem) }),
});

export const getDepartureRoute = defineRoute({
  id: "getDeparture",
  method: "get",
  path: "/departures/:departureId",
  access: "signedIn",
  summary: "One departure: plan, deadlines, where its clients stand",
  params: departureId,
  response: DepartureView,
});

export const getClosingReportRoute = defineRoute({
  id: "getClosingReport",
  method: "get",
  path: "/departures/:departureId/closing-report",
  access: "readReports",
  summary: "Client by client how the departure went",
  params: departureId,
  response: ClosingReport,
});

export const getOwnLogRoute = defineRoute({
  id: "getOwnLog",
  method: "get",
  path: "/departures/:departureId/own-log",
  access: "readOwnLog",
  summary: "What is recorded about the leaver, the same for leaver and head",
  params: departureId,
  response: OwnLog,
});

export const getOwnLetterRoute = defineRoute({
  id: "getOwnLetter",
  method: "get",
  path: "/departures/:departureId/own-letter",
  access: "readOwnLetter",
  summary: "The letter the leaver's clients get, without offer and without anybody's name but the leaver's",
  params: departureId,
  query: z.object({ locale: z.enum(["en", "ru"]).default("en") }),
  response: OwnLetter,
});

export const getOwnStepsRoute = defineRoute({
  id: "getOwnSteps",
  method: "get",
  path: "/departures/:departureId/own-steps",
  access: "readOwnLetter",
  summary: "What happens when, from the leaver's side",
  params: departureId,
  response: OwnSteps,
});
