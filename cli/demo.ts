import { readDemoClockRoute } from "../contracts/routes/demo.ts";
import { localDate } from "../domain/calendar/zone.ts";
import { DEMO_SIGN_IN } from "../services/demo/demo-sign-in.ts";
import { type ApiClient, ApiError, signIn } from "./demo/api-client.ts";
import { type DemoArguments, readDemoArguments } from "./demo/arguments.ts";
import { applyExport, uploadExport } from "./demo/company.ts";
import { moveTo } from "./demo/move-to.ts";
import { type DemoFigures, runDemo } from "./demo/run-demo.ts";
import { BEFORE_ALL_DATA, type DemoServer, STOPS, startOwnServer } from "./demo/server.ts";

/** `npm run demo`: a whole departure through the public API, every person played. */
async function main(): Promise<void> {
  const given = readDemoArguments(process.argv.slice(2));
  const progress = (text: string) => console.log(text);
  const server = given.url ? { address: given.url, stop: async () => {} } : await startServer(given, progress);
  for (const signal of STOPS) process.once(signal, () => void server.stop().then(() => process.exit(130)));
  const figures = await playOn(server, given, progress).finally(server.stop);
  // The very last line, after those of the stop.
  console.log(given.json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2));
}

function startServer(given: DemoArguments, progress: (text: string) => void): Promise<DemoServer> {
  const sample = given.company.kind === "sample";
  // A demo of the sample begins on a working day of its own making, so that it runs the same way every day.
  const asOf = sample ? new Date(`${given.asOf ?? "2026-03-02"}T05:00:00Z`) : BEFORE_ALL_DATA;
  return startOwnServer({ sample, asOf, progress: (text) => progress(`  ${text}`) });
}

async function playOn(
  server: DemoServer,
  given: DemoArguments,
  progress: (text: string) => void,
): Promise<DemoFigures> {
  const demo = await enter(server.address);
  const common = { address: server.address, demo, asOf: given.asOf, noticeDays: given.noticeDays, progress };
  if (given.company.kind === "sample") {
    const { businessNow } = await demo.call(readDemoClockRoute);
    const dataAsOf = localDate(new Date(businessNow), "UTC");
    return runDemo({
      ...common,
      company: "Sample",
      leaver: given.leaver ? { name: given.leaver } : { clients: given.company.clients },
      dataAsOf,
    });
  }
  const { folder, mapping } = given.company;
  const { importId, dataAsOf, rejected } = await uploadExport(demo, folder, mapping);
  progress(`Import of ${folder}: data up to ${dataAsOf}, ${rejected} rows rejected`);
  await moveTo(demo, new Date(`${given.asOf ?? dataAsOf}T00:00:00Z`));
  await applyExport(demo, importId);
  return runDemo({ ...common, company: "Demo Trading", leaver: { name: given.leaver ?? "" }, dataAsOf });
}

/** The demo's own sign-in, which only a database made for demos has. */
async function enter(address: string): Promise<ApiClient> {
  try {
    return await signIn(address, DEMO_SIGN_IN.email, DEMO_SIGN_IN.password);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new Error(`${address} is no server for demos; start one with \`npm start -- --demo\`.\n${error.message}`);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
