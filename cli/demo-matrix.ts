import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPostgres } from "../runtime/postgres/start-postgres.ts";
import { findTemporalBinary } from "../runtime/temporal/find-binary.ts";
import { startTemporal } from "../runtime/temporal/start-temporal.ts";
import { STOPS } from "./demo/server.ts";
import { makeTemporaryFolder } from "./demo/temporary-folder.ts";
import { matrixSets } from "./matrix/cases.ts";
import { type SharedServers, stopInstances } from "./matrix/instance.ts";
import { type CaseResult, type PreparedSet, playAll, prepareSet } from "./matrix/play-set.ts";
import { printTable, writeReport } from "./matrix/report.ts";

/**
 * `npm run demo:matrix [-- set … --leaver NAME …]`: whole departures on the sample company and on public data sets, where those are at
 * hand (HANDOVER_DATA, else `../shared/data` beside the checkout), two at a time.
 */
async function main(): Promise<boolean> {
  const data = resolve(process.env.HANDOVER_DATA ?? fileURLToPath(new URL("../../shared/data", import.meta.url)));
  const { positionals: wanted, values } = parseArgs({
    allowPositionals: true,
    options: { leaver: { type: "string", multiple: true, default: [] } },
  });
  const folder = makeTemporaryFolder("matrix");
  const progress = (text: string) => console.log(text);
  const postgres = await startPostgres(join(folder, "postgres"), "throwaway");
  const binary = await findTemporalBinary({ env: process.env, fallbackFolder: join(folder, "cache"), progress });
  const temporal = await startTemporal({ binary, folder: join(folder, "temporal"), throwaway: true });
  const servers: SharedServers = { postgres, temporalAddress: temporal.address, folder };
  const stop = async () => {
    await stopInstances();
    await temporal.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of STOPS) process.once(signal, () => void stop().finally(() => process.exit(130)));
  const results: CaseResult[] = [];
  try {
    const prepared: PreparedSet[] = [];
    for (const set of matrixSets.filter((known) => wanted.length === 0 || wanted.includes(known.name))) {
      const path = set.folder === null ? null : join(data, set.folder);
      if (path !== null && !existsSync(path)) {
        results.push({ set: set.name, leaver: "all", skipped: `${set.folder} is not there`, wrong: [], figures: {} });
        continue;
      }
      progress(`${set.name}: preparing …`);
      prepared.push(await prepareSet(servers, set, path, values.leaver));
    }
    results.push(...(await playAll(servers, prepared, progress)));
  } finally {
    await stop();
  }
  printTable(results);
  writeReport(results);
  return results.every((result) => result.wrong.length === 0);
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
process.exit();
