import { readFolder, readImportArguments, runImport } from "./import/run-import.ts";
import { withDatabase } from "./with-database.ts";

// npm run import -- DIR [--mapping FILE] [--as-of DATE] [--rows] [--apply]: the files are read before any database is opened.

try {
  const given = readImportArguments(process.argv.slice(2));
  const batch = await readFolder(given);
  console.log(await withDatabase(process.env, (db) => runImport(db, batch, given)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
