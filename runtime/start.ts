import { setTimeout as wait } from "node:timers/promises";
import { ConfigError, readConfig } from "./config.ts";
import { claimRun, readRunOf } from "./run-file.ts";
import { enterSampleCompany } from "./sample-company.ts";
import { startHandover } from "./start-handover.ts";
import { untilStopped } from "./until-stopped.ts";

/** How long a second start waits for the first to have an address to show. */
const OTHER_START_MS = 60_000;

async function start(): Promise<void> {
  const config = readConfig(process.env, "start", process.argv.slice(2));
  const claim = await claimRun(config.folders.state);
  if (!("taken" in claim)) return console.log(await describeRunning(config.folders.state));
  const run = claim.taken;
  const begun = performance.now();
  const stopping = new AbortController();
  const stopped = untilStopped();
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

async function describeRunning(folder: string): Promise<string> {
  const end = Date.now() + OTHER_START_MS;
  for (;;) {
    const run = readRunOf(folder);
    if (run?.address) return `Handover runs already: ${run.address} (process ${run.pid})`;
    if (!run || Date.now() > end) return `Handover is being started${run ? ` by process ${run.pid}` : ""}.`;
    await wait(200);
  }
}

try {
  await start();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
process.exit();
