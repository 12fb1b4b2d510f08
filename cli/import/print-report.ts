import { explainImportRow } from "../../messages/explain-import-row.ts";
import type { ImportCounts, ImportSummary, ReportRow } from "../../services/imports/import-report.ts";

/** Rows shown of each reason when not all are asked for. */
const shownOfEach = 5;

/**
 * The report as text: a line an entity, then rejected rows, conflicts and warnings by reason, the first few in full. With
 * `everyRow` each row of the comparison follows, a line each.
 */
export function printReport(
  heading: string,
  summary: ImportSummary,
  rows: readonly ReportRow[],
  everyRow = false,
): string {
  const lines = [heading, ""];
  for (const [entity, counts] of Object.entries(summary.entities))
    lines.push(`  ${entity.padEnd(14)} ${countsText(counts)}`);
  for (const action of ["rejected", "conflict", "warning"] as const) {
    const byReason = Map.groupBy(
      rows.filter((row) => row.action === action),
      (row) => `${row.entity} ${row.code ?? ""}`,
    );
    for (const [reason, group] of byReason) {
      lines.push("", `${action}: ${reason} (${group.length})`);
      for (const row of group.slice(0, shownOfEach))
        lines.push(`  ${[placeText(row), sayRow(row) ?? ""].filter(Boolean).join(": ")}`);
      if (group.length > shownOfEach) lines.push(`  … and ${group.length - shownOfEach} more (--rows shows all)`);
    }
  }
  if (everyRow) lines.push("", ...rows.map(rowText));
  lines.push("", countsText(summary.total));
  return lines.join("\n");
}

function countsText(counts: ImportCounts): string {
  const { created, changed, unchanged, rejected, conflict, warning } = counts;
  return `created ${created}, changed ${changed}, unchanged ${unchanged}, rejected ${rejected}, conflicts ${conflict}, warnings ${warning}`;
}

function rowText(row: ReportRow): string {
  return [row.action, row.entity, placeText(row), [row.code, sayRow(row)].filter((part) => part !== null).join(": ")]
    .filter((part) => part !== "")
    .join("  ");
}

const sayRow = ({ code, details }: ReportRow) => explainImportRow("en", code, details);

function placeText({ file, row, sourceId }: ReportRow): string {
  return [file, row === null ? null : `row ${row}`, sourceId].filter((part) => part !== null).join(" ");
}
