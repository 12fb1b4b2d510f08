import type { ReportCsv } from "../../contracts/routes/reports.ts";
import { type ChangeContext, change, done } from "../../db/transaction.ts";
import type { Actor, PersonActor } from "../../domain/access/actor.ts";
import { canExportClients } from "../../domain/access/can-export-clients.ts";
import { findDeparture, requireAccess } from "../access/require-access.ts";
import { findOpenNotice } from "../card-reads/find-open-notice.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError } from "../errors.ts";
import type { ClientExport } from "../exports/export-clients.ts";
import { formatCsv } from "../exports/format-csv.ts";
import { type ReportRow, reportRows } from "./report-rows.ts";

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
    return done({ fileName: `${input.report}.csv`, rows: rows.length, csv: toCsv(rows) }, [
      { verb: "exportReport", ...audit },
    ]);
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

function toCsv(rows: readonly ReportRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const asText = (row: ReportRow) =>
    Object.fromEntries(columns.map((column) => [column, row[column] == null ? null : String(row[column])]));
  return formatCsv(columns, rows.map(asText));
}
