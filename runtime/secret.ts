import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Root secret of an embedded installation, made at its first start and kept beside the data it protects. */
export async function readOrMakeSecret(folder: string): Promise<string> {
  const file = join(folder, "secret");
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return kept;
  await mkdir(folder, { recursive: true });
  const secret = randomBytes(32).toString("hex");
  await writeFile(file, secret, { mode: 0o600, flag: "wx" });
  return secret;
}
