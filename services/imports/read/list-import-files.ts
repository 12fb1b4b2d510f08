import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { isTabular } from "./choose-mapping.ts";
import { fileError } from "./import-file-error.ts";
import type { ImportFile } from "./unpack-file.ts";

/**
 * The files of a folder that hold data, by their extension (.csv .tsv .xlsx .xls .gz); sub-folders are not read.
 * @throws {ImportFileError} `folder_missing`, `no_files`
 */
export async function listImportFiles(folder: string): Promise<ImportFile[]> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw fileError(folder, "folder_missing");
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && isTabular(entry.name) && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .toSorted();
  if (names.length === 0) throw fileError(folder, "no_files");
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })));
}
