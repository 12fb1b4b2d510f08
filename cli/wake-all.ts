import { wakeAll } from "../services/wakes/wake-all.ts";
import { withDatabase } from "./with-database.ts";

// npm run wake-all: rebuilds what an empty Temporal has lost; the worker's dispatcher carries the wakes there.

try {
  if (process.argv.length > 2) throw new Error("wake-all takes no arguments.\nUsage: npm run wake-all");
  const woken = await withDatabase(process.env, (db) => wakeAll({ db }, { kind: "system", name: "wakeAll" }));
  console.log(`${woken} workflows woken.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
