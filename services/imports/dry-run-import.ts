import { importRows, imports } from "../../db/schema/imports.ts";
import { change, done, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { type ImportSummary, type ReportRow, summarise } from "./import-report.ts";
import { readKnownRecords } from "./known-records.ts";
import { planImport } from "./plan-import.ts";
import type { ImportBatch } from "./read/import-batch.ts";
import { latestDay } from "./read/latest-day.ts";

export type DryRun = {
  state: "dryRun";
  importId: string;
  dataAsOf: string;
  summary: ImportSummary;
  rows: ReportRow[];
};

/**
 * Compares a batch with the database and keeps the comparison, row by row, under a new import; nothing else changes.
 * `dataAsOf` (`YYYY-MM-DD`) is the day the export was made; by default the day of its latest order, deal or interaction that
 * is not to come: a planned meeting tells nothing of the file's age.
 * @throws {ForbiddenError} for anyone but an administrator
 */
export async function dryRunImport(
  deps: Pick<ServiceDeps, "db">,
  actor: Actor,
  batch: ImportBatch,
  options: { dataAsOf?: string } = {},
): Promise<DryRun> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const { tx, businessNow } = context;
    const today = businessNow.toISOString().slice(0, 10);
    const dataAsOf = options.dataAsOf ?? latestDay(batch, today) ?? batch.latestOn ?? today;
    const plan = await planImport(batch, await readKnownRecords(tx, batch, dataAsOf));
    const summary = summarise(plan.rows);
    const uploadedById = actor.kind === "person" ? actor.id : null;
    const [row] = await tx
      .insert(imports)
      .values({ source: batch.source, uploadedById, state: "dryRun", batch, summary, dataAsOf, at: businessNow })
      .returning({ id: imports.id });
    if (!row) throw new Error("the import's row was not returned");
    await keepRows(tx, row.id, plan.rows);
    const body = { source: batch.source, dataAsOf, counts: summary.total };
    return done({ importId: row.id, dataAsOf, state: "dryRun" as const, summary, rows: plan.rows }, [
      { verb: "importCompared", subject: `import:${row.id}`, body },
    ]);
  });
}

/** Writes the report of an import. */
export async function keepRows(tx: Tx, importId: string, rows: readonly ReportRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 6_000) {
    await tx.insert(importRows).values(rows.slice(from, from + 6_000).map((row) => ({ importId, ...row })));
  }
}
