import { parseArgs } from "node:util";
import { runBulk } from "./bulk/run-bulk.ts";
import { runWeb } from "./web/run-web.ts";

export interface BenchOptions {
  /** The last line is the figures as JSON. */
  json: boolean;
  /** Only this size instead of the bench's own ones. */
  clients: number | undefined;
}

const benches: Record<string, (options: BenchOptions) => Promise<void>> = { bulk: runBulk, web: runWeb };

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, clients: { type: "string" } },
  });
  const bench = benches[positionals[0] ?? ""];
  if (!bench || positionals.length > 1) throw new Error("Name one bench.");
  const clients = values.clients === undefined ? undefined : Number(values.clients);
  if (clients !== undefined && !(Number.isInteger(clients) && clients > 0)) throw new Error("--clients is a number.");
  return { bench, json: values.json, clients };
}

let wanted: ReturnType<typeof readArguments>;
try {
  wanted = readArguments();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(`Usage: npm run bench -- <${Object.keys(benches).join(" | ")}> [--json] [--clients N]`);
  process.exit(2);
}
await wanted.bench(wanted);
