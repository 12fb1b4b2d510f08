import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of one run's own, which other users may enter but not list: as root, Postgres runs as another user inside it. */
export function makeTemporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `handover-${name}-`));
  chmodSync(folder, 0o711);
  return folder;
}
