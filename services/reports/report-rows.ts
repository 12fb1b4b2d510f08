import type { ReportCsv } from "../../contracts/routes/reports.ts";
import type { Context } from "../../db/transaction.ts";
import { readClosingReport } from "../departures/get-closing-report.ts";
import { InvalidError } from "../errors.ts";
import { readDepartureReport } from "./get-departure-report.ts";
import { readPeopleReport } from "./get-people-report.ts";
import { readWorkload } from "./get-workload.ts";

type Cell = string | number | boolean | null;
export type ReportRow = Record<string, Cell>;

/** The table behind each report, a row a line as the screens show it; the reader's access is checked by the report itself. */
export const reportRows: Record<ReportCsv["report"], (context: Context, input: ReportCsv) => Promise<ReportRow[]>> = {
  departure: async (context, input) => (await readDepartureReport(context, departureOf(input))).lines,

  closing: async (context, input) =>
    (await readClosingReport(context, departureOf(input))).clients.map(({ handoverId: _, waivedGates, ...line }) => ({
      ...line,
      waivedGates: waivedGates.join(" "),
    })),

  workload: async (context, { teamId }) =>
    (await readWorkload(context)).items
      .filter(({ team }) => teamId === undefined || team.id === teamId)
      .map(({ team, person, ...figures }) => ({
        team: team.name,
        person: person.name,
        ...figures,
      })),

  people: async (context, input) => {
    const { reasons, reasonsFromLeavers: _, ...figures } = await readPeopleReport(context, input);
    const none = { reason: null, reasonLeavers: null, unaddressed: null };
    return [
      { ...figures, ...none },
      ...(reasons ?? []).map(({ reason, leavers, unaddressed }) => ({
        from: figures.from,
        to: figures.to,
        leavers: null,
        averageHeadcount: null,
        turnoverBp: null,
        reason,
        reasonLeavers: leavers,
        unaddressed,
      })),
    ];
  },
};

function departureOf({ departureId }: ReportCsv): string {
  if (departureId) return departureId;
  throw new InvalidError("departureMissing", "This report is about one departure.", { pointer: "/body/departureId" });
}
