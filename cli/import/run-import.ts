import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Database } from "../../db/client.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { applyImport } from "../../services/imports/apply-import.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import type { ImportBatch } from "../../services/imports/read/import-batch.ts";
import { fileError } from "../../services/imports/read/import-file-error.ts";
import { listImportFiles } from "../../services/imports/read/list-import-files.ts";
import { parseMapping, readImport } from "../../services/imports/read/read-import.ts";
import { printReport } from "./print-report.ts";

export type ImportArguments = {
  folder: string;
  mapping: string | undefined;
  dataAsOf: string | undefined;
  apply: boolean;
  /** Print every row of the report, the created, changed and unchanged ones too. */
  rows: boolean;
};

export const importUsage = "npm run import -- DIR [--mapping FILE] [--as-of YYYY-MM-DD] [--rows] [--apply]";

/** Reads the command line; throws with the usage when it is not understood. */
export function readImportArguments(args: readonly string[]): ImportArguments {
  const options = {
    mapping: { type: "string" },
    "as-of": { type: "string" },
    apply: { type: "boolean" },
    rows: { type: "boolean" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new Error("name one folder");
    const { mapping, "as-of": dataAsOf, apply = false, rows = false } = values;
    if (dataAsOf !== undefined && !z.iso.date().safeParse(dataAsOf).success)
      throw new Error(`--as-of "${dataAsOf}" is not a date YYYY-MM-DD`);
    return { folder, mapping, dataAsOf, apply, rows };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${importUsage}`);
  }
}

/** The batch of a folder; throws ImportFileError before any database is opened. */
export async function readFolder({
  folder,
  mapping,
}: Pick<ImportArguments, "folder" | "mapping">): Promise<ImportBatch> {
  if (mapping === undefined) return readImport(await listImportFiles(folder));
  const text = await readFile(mapping, "utf8").catch(() => {
    throw fileError(mapping, "mapping_unreadable");
  });
  return readImport(await listImportFiles(folder), parseMapping(mapping, text));
}

/** Compares a batch with the database, applies it when asked, and gives the report to print. */
export async function runImport(
  db: Database,
  batch: ImportBatch,
  { apply, dataAsOf, rows }: ImportArguments,
): Promise<string> {
  const actor: Actor = { kind: "system", name: "import" };
  const dry = await dryRunImport({ db }, actor, batch, dataAsOf === undefined ? {} : { dataAsOf });
  const heading = `${batch.source}, data as of ${dry.dataAsOf}`;
  if (!apply)
    return printReport(`Dry run of ${heading}. Nothing was changed; --apply writes it.`, dry.summary, dry.rows, rows);
  const applied = await applyImport({ db }, actor, dry.importId);
  return printReport(`Applied ${heading}`, applied.summary, applied.rows, rows);
}
