import { join } from "node:path";
import type { Config } from "./config.ts";
import { startPostgres } from "./postgres/start-postgres.ts";
import { type ProcessIdentity, processStart } from "./process-identity.ts";
import { findTemporalBinary } from "./temporal/find-binary.ts";
import { startTemporal } from "./temporal/start-temporal.ts";

/** A server that Handover runs itself; `start` again brings it back on the same port. */
export type OwnServer<Place> = {
  name: "postgres" | "temporal";
  place: Place;
  port: number;
  identity: ProcessIdentity;
  adopted: boolean;
  stop(): Promise<void>;
};

export type DatabasePlace = { appUrl: string; ownerUrl: string };
export type TemporalPlace = { address: string; uiUrl: string | undefined; uiPort: number | undefined };

export async function startOwnPostgres(config: Config): Promise<OwnServer<DatabasePlace>> {
  const { appUrl, ownerUrl, port, pid, adopted, stop } = await startPostgres(join(config.folders.data, "postgres"));
  const start = await processStart(pid);
  if (start === undefined) throw new Error("Postgres stopped right after its start.");
  return { name: "postgres", place: { appUrl, ownerUrl }, port, identity: { pid, start }, adopted, stop };
}

export async function startOwnTemporal(
  config: Config,
  { progress, signal }: { progress(text: string): void; signal: AbortSignal },
  ports: { port?: number; uiPort?: number } = {},
): Promise<OwnServer<TemporalPlace>> {
  const binary = await findTemporalBinary({
    env: process.env,
    fallbackFolder: config.folders.state,
    progress,
    signal,
  });
  const folder = join(config.folders.data, "temporal");
  const { address, uiUrl, uiPort, port, identity, adopted, stop } = await startTemporal({ binary, folder, ports });
  return { name: "temporal", place: { address, uiUrl, uiPort }, port, identity, adopted, stop };
}
