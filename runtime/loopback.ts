import type { ServiceDeps } from "../services/deps.ts";
import { hasKnownSignIns } from "../services/sample/has-known-sign-ins.ts";
import { ConfigError } from "./config.ts";

/** Whether only this machine reaches what listens there. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");

/**
 * Refuses to serve sign-ins whose passwords everybody knows where others can reach them: the sample company and the
 * demo exist on a loopback address only. Throws ConfigError.
 */
export async function refuseKnownSignIns(deps: Pick<ServiceDeps, "db">, host: string): Promise<void> {
  if (isLoopback(host) || !(await hasKnownSignIns(deps))) return;
  throw new ConfigError([
    `HOST ${host} can be reached by others, and this database holds the sample company, whose passwords everybody knows; ` +
      "leave HOST out, or set HANDOVER_HOME to a new folder for a company of your own",
  ]);
}
