import type { ServiceDeps } from "../services/deps.ts";
import { hasKnownSignIns } from "../services/sample/has-known-sign-ins.ts";
import { ConfigError } from "./config.ts";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/**
 * The setting by which others than this machine reach the installation: HOST, or PUBLIC_URL where a proxy stands before a
 * loopback address; null when nobody else does.
 */
export function findWayIn(host: string, publicUrl: string): string | null {
  if (!LOOPBACK.test(host)) return `HOST ${host}`;
  return LOOPBACK.test(new URL(publicUrl).hostname) ? null : `PUBLIC_URL ${publicUrl}`;
}

/**
 * Refuses to serve sign-ins whose passwords everybody knows where others can reach them: the sample company and the
 * demo exist on a loopback address only. Throws ConfigError.
 */
export async function refuseKnownSignIns(deps: Pick<ServiceDeps, "db" | "publicUrl">, host: string): Promise<void> {
  const wayIn = findWayIn(host, deps.publicUrl);
  if (wayIn === null || !(await hasKnownSignIns(deps))) return;
  throw new ConfigError([
    `${wayIn} can be reached by others, and this database holds the sample company, whose passwords everybody knows; ` +
      `leave ${wayIn.split(" ")[0]} out, or give a company of your own a new database (HANDOVER_HOME, or DATABASE_URL)`,
  ]);
}
