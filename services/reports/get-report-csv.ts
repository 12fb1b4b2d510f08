import type { ReportCsv } from "../../contracts/routes/reports.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor, PersonActor } from "../../domain/access/actor.ts";
import { canExportClients } from "../../domain/access/can-export-clients.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import { loadCalendar } from "../calendars/load-calendar.ts";
import { findOpenNotice } from "../card-reads/find-open-notice.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import type { ClientExport } from "../exports/export-clients.ts";
import { readSettings } from "../settings/read-settings.ts";
import { reportRows } from "./report-rows.ts";
import { type ReportUnits, writeReportCsv } from "./write-report-csv.ts";

/**
 * A report as CSV for whoever may read it. Client by client (`closing`) it is an export of clients and only for who may make one (R79); whoever has
 * given notice takes no report out. Each one, and each refusal, leaves its audit row.
 *
 * @throws ForbiddenError `exportRefused`; InvalidError `departureMissing`
 */
export async function getReportCsv(deps: ServiceDeps, actor: Actor, input: ReportCsv): Promise<ClientExport> {
  const outcome = await change<ClientExport | "refused">(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    const rows = await reportRows[input.report](context, input);
    const audit = {
      subject: `person:${actor.id}`,
      body: {
        report: input.report,
        departureId: input.departureId ?? null,
        year: input.year ?? null,
        teamId: input.teamId ?? null,
        rows: rows.length,
      },
    };
    if (!(await mayTakeOut(context, actor, input, rows.length)))
      return done("refused", [{ verb: "exportRefused", ...audit }]);
    return done(
      {
        fileName: `${input.report}.csv`,
        rows: rows.length,
        csv: writeReportCsv(rows, await readUnits(context, input)),
      },
      [{ verb: "exportReport", ...audit }],
    );
  });
  // The refusal is committed first, so that its audit row stays.
  if (outcome === "refused") throw new ForbiddenError("exportRefused");
  return outcome;
}

async function mayTakeOut(
  { tx }: ChangeContext,
  actor: PersonActor,
  { report, departureId }: ReportCsv,
  count: number,
): Promise<boolean> {
  const notice = await findOpenNotice(tx, actor.id);
  if (notice) return false;
  if (report !== "closing" || !departureId) return true;
  requireAccess({ actor }, "exportClients", { teamId: (await findDeparture(tx, departureId)).teamId });
  return canExportClients(actor, count, null);
}

/** Amounts are the company's, instants those of the departure's team. */
async function readUnits({ tx }: ChangeContext, { departureId }: ReportCsv): Promise<ReportUnits> {
  const { currency } = (await readSettings(tx)).company;
  if (departureId === undefined) return { currency, zone: "UTC" };
  const { teamId } = await findDeparture(tx, departureId);
  return { currency, zone: (await loadCalendar(tx, teamId)).zone };
}
