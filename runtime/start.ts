import { claimWhenFree } from "./claim-when-free.ts";
import { ConfigError, readConfig } from "./config.ts";
import type { Run } from "./run-file.ts";
import { enterSampleCompany } from "./sample-company.ts";
import { startHandover } from "./start-handover.ts";
import { untilParentGone } from "./until-parent-gone.ts";
import { untilStopped } from "./until-stopped.ts";

/** How long a second start waits for the first to have an address to show, or to have stopped. */
const OTHER_START_MS = 60_000;

async function start(): Promise<void> {
  const config = readConfig(process.env, "start", process.argv.slice(2));
  const { state } = config.folders;
  const claim = await claimWhenFree(state, OTHER_START_MS).catch((error) => refuseFolder(state, error));
  if (!("taken" in claim)) return console.log(describeRunning(claim.running));
  const run = claim.taken;
  const begun = performance.now();
  const stopping = new AbortController();
  const stopped = Promise.race([untilStopped(), untilParentGone()]);
  void stopped.then(() => stopping.abort());
  try {
    console.log(`Handover is starting; its data lies in ${config.folders.data}`);
    const handover = await startHandover(config, {
      run,
      progress: (text) => console.log(`  ${text}`),
      signal: stopping.signal,
      seed: enterSampleCompany,
    });
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`\n${handover.ready ? "Ready" : "Not ready yet"} after ${seconds} s: ${handover.address}`);
    if (!handover.ready)
      console.log(`It goes on trying; ${handover.address}/readyz says when, logs lie in ${config.folders.state}/logs`);
    if (handover.uiUrl) console.log(`Temporal's own pages: ${handover.uiUrl}`);
    for (const line of handover.lines) console.log(line);
    console.log("Ctrl-C stops everything.");
    await stopped;
    await handover.stop();
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    console.log("Stopped.");
    run.release();
  }
}

/** A folder of somebody else's, or none: the setting's name helps more than where it was noticed. */
function refuseFolder(folder: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !["EACCES", "EPERM", "EROFS", "ENOTDIR", "ENOSPC"].includes(code)) throw error;
  throw new ConfigError([`the folder ${folder} cannot be written (${code}); set HANDOVER_HOME to one that can`]);
}

/** What we throw ourselves says what to do, its place in the code doesn't; of all else everything is shown. */
function describeFailure(error: unknown): unknown {
  const isOurs = error instanceof Error && (error instanceof ConfigError || error.constructor === Error);
  return isOurs && !("code" in error) ? error.message : error;
}

function describeRunning(run: Run | undefined): string {
  if (run?.address) return `Handover runs already: ${run.address} (process ${run.pid})`;
  return `Handover is being started or stopped${run ? ` by process ${run.pid}` : ""}.`;
}

// Whoever read our lines may be gone before everything is stopped; that must not end the stopping.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
try {
  await start();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
process.exit();
