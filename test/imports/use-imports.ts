import { beforeAll } from "vitest";
import type { Mapping } from "../../contracts/mapping.ts";
import { applyImport } from "../../services/imports/apply-import.ts";
import { dryRunImport } from "../../services/imports/dry-run-import.ts";
import { readImport } from "../../services/imports/read/read-import.ts";
import type { ImportFile } from "../../services/imports/read/unpack-file.ts";
import { freezeClock } from "../support/company.ts";
import { useDatabase } from "../support/database.ts";

export const importer = { kind: "system", name: "import" } as const;

/** A cloned database for a test file with its clock stopped, and a way to bring files into it: read, compared, applied. */
export function useImports() {
  const held = useDatabase();
  beforeAll(() => freezeClock(held.db));
  const apply = async (files: ImportFile[], mapping: Mapping, options: { dataAsOf?: string } = {}) => {
    const { importId } = await dryRunImport(held.deps, importer, await readImport(files, mapping), options);
    return applyImport(held.deps, importer, importId);
  };
  return { held, applyFiles: apply };
}
