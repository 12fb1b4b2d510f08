import {
  getDepartureReportRoute,
  getPeopleReportRoute,
  getReportCsvRoute,
  getWorkloadRoute,
} from "../../contracts/routes/reports.ts";
import { getDepartureReport } from "../../services/reports/get-departure-report.ts";
import { getPeopleReport } from "../../services/reports/get-people-report.ts";
import { getReportCsv } from "../../services/reports/get-report-csv.ts";
import { getWorkload } from "../../services/reports/get-workload.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Figures to look at together, and as CSV. */
export const reportRoutes: BoundRoute[] = [
  bind(getDepartureReportRoute, ({ deps, actor, params }) => getDepartureReport(deps, actor, params)),
  bind(getWorkloadRoute, ({ deps, actor }) => getWorkload(deps, actor)),
  bind(getPeopleReportRoute, ({ deps, actor, query }) => getPeopleReport(deps, actor, query)),
  bind(getReportCsvRoute, ({ deps, actor, body }) => getReportCsv(deps, actor, body)),
];
