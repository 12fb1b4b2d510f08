import { rmSync } from "node:fs";
import { readConfig } from "../../runtime/config.ts";
import { claimRun } from "../../runtime/run-file.ts";
import { seedSample } from "../../runtime/sample-company.ts";
import { startHandover } from "../../runtime/start-handover.ts";
import { DEMO_SIGN_IN } from "../../services/demo/demo-sign-in.ts";
import { prepareDemo } from "../../services/demo/prepare-demo.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

/** Settings of the installation that a demo must not see: its own data, its own Temporal, nothing sent outside. */
const IGNORED = /^(DATABASE_|TEMPORAL_(?!CLI)|SMTP_|PUBLIC_URL|HANDOVER_|PORT$|HOST$|MAILBOX_)/;

/** Business time in which a demo of an export begins, before any of its data: the clock then moves to the day of notice. */
export const BEFORE_ALL_DATA = new Date("1990-01-01T08:00:00Z");

export interface DemoServer {
  address: string;
  stop(): Promise<void>;
}

export const STOPS = ["SIGINT", "SIGTERM"] as const;

/** Starts Handover on a data folder of its own, removed at the end; with the sample company or empty. */
export async function startOwnServer(options: {
  sample: boolean;
  asOf: Date;
  progress(text: string): void;
}): Promise<DemoServer> {
  const folder = makeTemporaryFolder("demo");
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !IGNORED.test(name)));
  const config = readConfig({ ...env, HANDOVER_HOME: folder, PORT: "0" }, "start", ["--demo"]);
  const claim = await claimRun(config.folders.state);
  if (!("taken" in claim)) throw new Error(`${folder} is in use`);
  const run = claim.taken;
  // Its servers are no children of this process: a Ctrl-C during the start must stop them too.
  const stopping = new AbortController();
  const abort = () => stopping.abort(new Error("Stopped."));
  for (const signal of STOPS) process.once(signal, abort);
  try {
    const started = await startHandover(config, {
      run,
      progress: options.progress,
      signal: stopping.signal,
      seed: async (deps) => {
        await prepareDemo(deps, { ...DEMO_SIGN_IN, frozenAt: options.asOf });
        if (options.sample) await seedSample(deps);
        return [{ role: "demo", name: "Demo", ...DEMO_SIGN_IN }];
      },
    });
    return {
      address: started.address,
      stop: async () => {
        await started.stop();
        run.release();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    run.release();
    // After a failure its logs are wanted.
    if (stopping.signal.aborted) rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    for (const signal of STOPS) process.off(signal, abort);
  }
}
