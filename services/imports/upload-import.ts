import type { ImportResult, UploadImport } from "../../contracts/imports.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { dryRunImport } from "./dry-run-import.ts";
import { parseMapping } from "./read/read-import.ts";
import { readInThread } from "./read-in-thread.ts";

/**
 * Reads an uploaded export and compares it with the database (dry run). ImportFileError (422) lists every file that
 * cannot be read, with what to do about it; then nothing is kept.
 */
export async function uploadImport(deps: ServiceDeps, actor: Actor, input: UploadImport): Promise<ImportResult> {
  requireAccess({ actor }, "importData");
  const files = input.files.map((file) => ({ name: file.name, bytes: Buffer.from(file.content, "base64") }));
  const mapping = input.mapping === undefined ? undefined : parseMapping("mapping", input.mapping);
  const batch = await readInThread(files, mapping);
  return dryRunImport(deps, actor, batch, { dataAsOf: input.dataAsOf });
}
