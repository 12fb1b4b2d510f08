import { z } from "zod";
import { exitReasons, grades, tiers } from "../../domain/codes.ts";
import { riskBands } from "../../domain/signs/risk-band.ts";
import { defineRoute, idParam } from "../route.ts";
import { departureStates } from "./departures.ts";

const date = z.iso.date();
const count = z.number().int().nonnegative();
/** Basis points, 10,000 = all; null where the denominator is 0. */
const share = z.number().int().nullable();
const named = z.object({ id: z.uuid(), name: z.string() });

export const DepartureReportLine = z.object({
  tier: z.enum(tiers).nullable(),
  band: z.enum(riskBands),
  clients: count,
  open: count,
  handedOver: count,
  lost: count,
  letGo: count,
  /** Null for who sees no clients. */
  annualRevenueMinor: z.number().int().nullable(),
});
export type DepartureReportLine = z.infer<typeof DepartureReportLine>;

/** Risk and retention of one departure. Prospects, withdrawn and excluded clients are in no line and no rate. */
export const DepartureReport = z.object({
  departureId: z.uuid(),
  leaver: named,
  team: named,
  state: z.enum(departureStates),
  /** Day of the report; rates reach from the notice to it. */
  noticeOn: date,
  asOf: date,
  prospects: count,
  excluded: count,
  /** By tier, gold first, and risk band, high first; without empty lines. */
  lines: z.array(DepartureReportLine),
  retention: z.object({
    inPortfolio: count,
    /** Ordered or enquired in the three months to the day of the report, and neither lost nor let go. */
    active: count,
    retentionBp: share,
    lost: count,
    churnBp: share,
  }),
  /** Left out for who may not view offers. */
  offers: z
    .object({
      withOffer: count,
      none: count,
      undecided: count,
      costMinor: z.number(),
      budgetMinor: z.number().nullable(),
    })
    .optional(),
});
export type DepartureReport = z.infer<typeof DepartureReport>;

export const WorkloadLine = z.object({
  team: named,
  person: named,
  grade: z.enum(grades),
  /** Those promised in open departures included. */
  activeClients: count,
  capacity: count,
  openTasks: count,
  overdueTasks: count,
  /** Tasks that have fallen due so far, and the share of them done in time. */
  dueTasks: count,
  onTimeBp: share,
});
export type WorkloadLine = z.infer<typeof WorkloadLine>;

export const PeopleReport = z.object({
  from: date,
  /** Today within the running year. */
  to: date,
  leavers: count,
  averageHeadcount: z.number(),
  turnoverBp: share,
  /** Leavers from which on reasons are shown. */
  reasonsFromLeavers: count,
  /** Company-wide, most frequent first; null while too few left. `unaddressed`: without an action or a person for it. */
  reasons: z.array(z.object({ reason: z.enum(exitReasons), leavers: count, unaddressed: count })).nullable(),
});
export type PeopleReport = z.infer<typeof PeopleReport>;

export const YearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() });
export type YearQuery = z.infer<typeof YearQuery>;

export const reportNames = ["departure", "closing", "workload", "people"] as const;

/** `departureId` for the reports of one departure, `year` for the one on people, `teamId` to have the workload of one team alone. */
export const ReportCsv = z.object({
  report: z.enum(reportNames),
  departureId: z.uuid().optional(),
  year: z.number().int().min(2000).max(2200).optional(),
  teamId: z.uuid().optional(),
});
export type ReportCsv = z.infer<typeof ReportCsv>;

export const getDepartureReportRoute = defineRoute({
  id: "getDepartureReport",
  method: "get",
  path: "/reports/departures/:departureId",
  access: "readReports",
  summary: "Risk and retention of a departure",
  params: idParam("departureId"),
  response: DepartureReport,
});

export const getWorkloadRoute = defineRoute({
  id: "getWorkload",
  method: "get",
  path: "/reports/workload",
  access: "readTeamFigures",
  summary: "Clients and tasks of each rep: a head's own teams, an executive's all",
  response: z.object({ asOf: date, items: z.array(WorkloadLine) }),
});

export const getPeopleReportRoute = defineRoute({
  id: "getPeopleReport",
  method: "get",
  path: "/reports/people",
  access: "readPeopleReport",
  summary: "Turnover of sellers in a calendar year, and from five leavers up why they left",
  query: YearQuery,
  response: PeopleReport,
});

export const getReportCsvRoute = defineRoute({
  id: "getReportCsv",
  method: "post",
  path: "/reports/csv",
  access: "signedIn",
  summary: "A report as CSV for who may read it; client by client only for who may export clients",
  readsOnly: true,
  body: ReportCsv,
  response: z.object({ fileName: z.string(), rows: z.number().int(), csv: z.string() }),
});
