import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../cli/open-database.ts";
import { startPostgres } from "../../runtime/postgres/start-postgres.ts";
import { processStart } from "../../runtime/process-identity.ts";
import { claimRun, type RunFile } from "../../runtime/run-file.ts";

let home: string;
let run: RunFile;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "handover-cli-"));
  await chmod(home, 0o755);
  const claim = await claimRun(home);
  if (!("taken" in claim)) throw new Error("taken");
  run = claim.taken;
});
afterEach(async () => {
  run.release();
  await rm(home, { recursive: true, force: true });
});

describe("a command beside a start that runs", () => {
  it("finds the demo's database where the demo runs, and starts none of its own", { timeout: 60_000 }, async () => {
    const postgres = await startPostgres(join(home, "demo", "postgres"), "throwaway");
    const start = (await processStart(postgres.pid)) as string;
    run.notePart("postgres", { pid: postgres.pid, start, port: postgres.port });
    const opened = await openDatabase({ HANDOVER_HOME: home });
    expect(opened.url).toBe(postgres.appUrl);
    await opened.close();
    expect(existsSync(join(home, "postgres"))).toBe(false);
    await postgres.stop();
  });

  it("says so while there is no database yet", async () => {
    await expect(openDatabase({ HANDOVER_HOME: home })).rejects.toThrow(/is being started/);
    expect(existsSync(join(home, "postgres"))).toBe(false);
  });
});
