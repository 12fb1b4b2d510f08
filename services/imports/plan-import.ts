import type { ReportRow } from "./import-report.ts";
import type { KnownRecords } from "./known-records.ts";
import { type BookPlan, planBook } from "./plan-book.ts";
import { type ClientsPlan, planClients } from "./plan-clients.ts";
import { type PeoplePlan, planPeople } from "./plan-people.ts";
import type { ImportBatch } from "./read/import-batch.ts";

export type ImportPlan = PeoplePlan & ClientsPlan & BookPlan & { rows: ReportRow[] };

/** Amounts are kept as they are read: in another currency than the company's they would be shown as the company's. */
function otherCurrency(batch: ImportBatch, ours: string): ImportBatch["warnings"] {
  if (batch.currency === ours || batch.deals.length + batch.orders.length === 0) return [];
  return [{ file: "", row: 0, code: "other_currency", values: { theirs: batch.currency, ours } }];
}

/** Everything an import would write, and its report row by row: the dry run shows it, applying writes it. */
export async function planImport(batch: ImportBatch, known: KnownRecords): Promise<ImportPlan> {
  const people = await planPeople(batch, known);
  const clients = await planClients(batch, known, people.personIds);
  const book = await planBook(batch, known, people.personIds, clients.clientIds);
  const remark =
    (action: "rejected" | "warning") =>
    (row: ImportBatch["rejects"][number]): ReportRow => ({
      file: row.file || null,
      row: row.row === 0 ? null : row.row,
      entity: row.entity ?? "files",
      sourceId: null,
      action,
      code: row.code,
      details: {
        ...(row.column === undefined ? {} : { column: row.column }),
        ...(row.values === undefined ? {} : { values: row.values }),
        ...(row.message === undefined ? {} : { text: row.message }),
      },
    });
  const parts = [
    people.teams,
    people.people,
    clients.clients,
    book.contacts,
    book.deals,
    book.orders,
    book.interactions,
    book.openQuestions,
  ];
  const rows = [
    ...batch.rejects.map(remark("rejected")),
    ...parts.flatMap((part) => part.rows.filter(({ action }) => action === "conflict")),
    ...[...otherCurrency(batch, known.currency), ...batch.warnings].map(remark("warning")),
    ...parts.flatMap((part) => part.rows.filter(({ action }) => action !== "conflict")),
  ];
  return { ...people, ...clients, ...book, rows };
}
