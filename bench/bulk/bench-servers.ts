import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../runtime/postgres/start-postgres.ts";
import { findTemporalBinary } from "../../runtime/temporal/find-binary.ts";
import { startTemporal } from "../../runtime/temporal/start-temporal.ts";
import { buildWorkflowBundle } from "../../runtime/workflow-bundle.ts";

export interface BenchServers {
  /** Home of the worker processes: bundle, mailbox. */
  folder: string;
  postgres: { ownerUrl: string; appUrl: string; superUrl: string };
  temporalAddress: string;
  stop(): Promise<void>;
}

/** A Postgres and a Temporal of the bench's own, in a folder that is gone afterwards. Both without flushing to disk. */
export async function startBenchServers(): Promise<BenchServers> {
  const folder = await mkdtemp(join(tmpdir(), "handover-bench-"));
  // Postgres runs as "nobody" when the bench runs as root, and has to reach its data.
  await chmod(folder, 0o755);
  const binary = await findTemporalBinary({ env: process.env, fallbackFolder: tmpdir(), progress: console.error });
  const [postgres, temporal] = await Promise.all([
    startPostgres(join(folder, "postgres"), "throwaway"),
    startTemporal({ binary, folder: join(folder, "temporal"), throwaway: true }),
    buildWorkflowBundle(join(folder, "bundle")),
  ]);
  return {
    folder,
    postgres,
    temporalAddress: temporal.address,
    stop: async () => {
      await Promise.all([postgres.stop(), temporal.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
