import { parseArgs } from "node:util";
import { runBulk } from "./bulk/run-bulk.ts";

export interface BenchOptions {
  /** The last line is the figures as JSON. */
  json: boolean;
  /** Only this size instead of the bench's own ones. */
  clients: number | undefined;
}

const benches: Record<string, (options: BenchOptions) => Promise<void>> = { bulk: runBulk };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, clients: { type: "string" } },
});
const bench = benches[positionals[0] ?? ""];
if (!bench || positionals.length > 1) {
  console.error(`npm run bench -- <${Object.keys(benches).join(" | ")}> [--json] [--clients N]`);
  process.exit(2);
}
await bench({ json: values.json, clients: values.clients === undefined ? undefined : Number(values.clients) });
