import { eq } from "drizzle-orm";
import type { ImportResult } from "../../contracts/imports.ts";
import type { AuditEntry } from "../../db/audit.ts";
import { importRows, imports } from "../../db/schema/imports.ts";
import { change, done, type Tx, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { wakeDeparture } from "../departures/departure-ids.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { askAboutOwners, listDeparturesInDoubt } from "./ask-about-owners.ts";
import { keepRows } from "./dry-run-import.ts";
import { type ReportProgress, withProgress } from "./import-progress.ts";
import { afterApply, type ImportSummary, type ReportRow, summarise } from "./import-report.ts";
import { openDepartures, readKnownRecords } from "./known-records.ts";
import { planImport } from "./plan-import.ts";
import type { ImportBatch } from "./read/import-batch.ts";
import { writeImport } from "./write-import.ts";

export type AppliedImport = ImportResult & { summary: ImportSummary; rows: ReportRow[] };

/**
 * Applies a dry run, all of it in one transaction. What changed since is compared again, so the report is what was
 * written. Applying an import again creates and changes nothing. Departures under way look at their books again; an
 * owner the file names otherwise during a handover is asked of the head.
 * @throws {NotFoundError} | {ForbiddenError} | {ConflictError} when the import was discarded or failed
 */
export function applyImport(
  deps: Pick<ServiceDeps, "db" | "importProgress">,
  actor: Actor,
  importId: string,
): Promise<AppliedImport> {
  return withProgress(deps.importProgress, importId, (report) => writeAll(deps, actor, importId, report));
}

function writeAll(
  deps: Pick<ServiceDeps, "db">,
  actor: Actor,
  importId: string,
  report: ReportProgress,
): Promise<AppliedImport> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const { tx, lock, businessNow } = context;
    const row = await findImport(tx, importId);
    const dataAsOf = row.dataAsOf ?? businessNow.toISOString().slice(0, 10);
    const answer = { importId, dataAsOf, state: "applied" as const };
    if (row.state === "applied")
      return unchanged({ ...answer, summary: afterApply(row.summary as ImportSummary), rows: [] });
    if (row.state !== "dryRun")
      throw new ConflictError("importNotReady", "Only a dry run can be applied.", { state: row.state });
    const batch = row.batch as ImportBatch;
    const before = await planImport(batch, await readKnownRecords(tx, batch, dataAsOf));
    const inDoubt = await listDeparturesInDoubt(tx, before);
    await lock.departures(inDoubt, "share");
    await lock.clients(
      before.owners.flatMap(({ clientId, fromPersonId }) => (fromPersonId === null ? [] : [clientId])),
      "update",
    );
    const known = await readKnownRecords(tx, batch, dataAsOf);
    const plan = await planImport(batch, known);
    await writeImport(tx, plan, known, businessNow, ownershipStart(batch, businessNow), report);
    await askAboutOwners(context, importId, plan, inDoubt);
    const summary = summarise(plan.rows);
    await tx.update(imports).set({ state: "applied", batch: null, summary }).where(eq(imports.id, importId));
    await tx.delete(importRows).where(eq(importRows.importId, importId));
    await keepRows(tx, importId, plan.rows);
    const applied: AuditEntry = {
      verb: "importApplied",
      subject: `import:${importId}`,
      body: { source: batch.source, dataAsOf, counts: summary.total },
    };
    const moved = plan.owners
      .filter(({ fromPersonId }) => fromPersonId !== null)
      .map(({ clientId, personId, fromPersonId }): AuditEntry => {
        return {
          verb: "ownerChangedByImport",
          subject: `client:${clientId}`,
          body: { importId, from: fromPersonId, to: personId },
        };
      });
    const changes = summary.total.created + summary.total.changed > 0;
    const woken = changes ? (await openDepartures(tx)).map(({ id }) => id) : inDoubt;
    return done({ ...answer, summary, rows: plan.rows }, [applied, ...moved], woken.map(wakeDeparture));
  });
}

async function findImport(tx: Tx, id: string): Promise<typeof imports.$inferSelect> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for("update");
  if (!row) throw new NotFoundError("import");
  return row;
}

/** Owners the file gives were owners on its latest day already, so their time begins there, never in the future. */
function ownershipStart(batch: ImportBatch, now: Date): Date {
  if (batch.latestOn === null) return now;
  const latest = new Date(`${batch.latestOn}T00:00:00Z`);
  return latest < now ? latest : now;
}
