import type { ImportRowDetails } from "../../domain/imports/row-details.ts";
import type { ImportRowCode } from "../../messages/explain-import-row.ts";
import type { ImportEntity } from "./read/import-batch.ts";

export type ReportEntity = ImportEntity | "teams" | "files";
export type RowAction = "created" | "changed" | "unchanged" | "rejected" | "conflict" | "warning";

/** One line of a dry run's or an apply's report. */
export type ReportRow = {
  file: string | null;
  row: number | null;
  entity: ReportEntity;
  sourceId: string | null;
  action: RowAction;
  code: ImportRowCode | null;
  details: ImportRowDetails | null;
};
export type ImportCounts = Record<RowAction, number>;
export type ImportSummary = { total: ImportCounts; entities: Partial<Record<ReportEntity, ImportCounts>> };

const none = (): ImportCounts => ({ created: 0, changed: 0, unchanged: 0, rejected: 0, conflict: 0, warning: 0 });

export function summarise(rows: readonly ReportRow[]): ImportSummary {
  const summary: ImportSummary = { total: none(), entities: {} };
  for (const row of rows) {
    const entity = summary.entities[row.entity] ?? none();
    summary.entities[row.entity] = entity;
    entity[row.action] += 1;
    summary.total[row.action] += 1;
  }
  return summary;
}

/** The same summary once everything has been applied: a second apply creates and changes nothing. */
export function afterApply(summary: ImportSummary): ImportSummary {
  const settle = (counts: ImportCounts): ImportCounts => ({
    ...counts,
    created: 0,
    changed: 0,
    unchanged: counts.unchanged + counts.created + counts.changed,
  });
  const entities = Object.fromEntries(
    Object.entries(summary.entities).map(([entity, counts]) => [entity, settle(counts)]),
  );
  return { total: settle(summary.total), entities };
}
