import type { ImportCounts, ImportSummary, ReportRow } from "../../services/imports/import-report.ts";

/** Rows shown of each reason; the whole report lies in the database. */
const shownOfEach = 5;

/** The report as text: a line an entity, then rejected rows, conflicts and warnings by reason, the first few in full. */
export function printReport(heading: string, summary: ImportSummary, rows: readonly ReportRow[]): string {
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
      for (const row of group.slice(0, shownOfEach)) lines.push(`  ${placeText(row)}: ${row.message ?? ""}`);
      if (group.length > shownOfEach) lines.push(`  … and ${group.length - shownOfEach} more`);
    }
  }
  lines.push("", countsText(summary.total));
  return lines.join("\n");
}

function countsText(counts: ImportCounts): string {
  const { created, changed, unchanged, rejected, conflict, warning } = counts;
  return `created ${created}, changed ${changed}, unchanged ${unchanged}, rejected ${rejected}, conflicts ${conflict}, warnings ${warning}`;
}

function placeText({ file, row, sourceId }: ReportRow): string {
  return [file, row === null ? null : `row ${row}`, sourceId].filter((part) => part !== null).join(" ");
}
