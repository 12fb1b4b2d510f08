import { createDatabase } from "../db/client.ts";
import { openDatabase } from "./import/open-database.ts";
import { readFolder, readImportArguments, runImport } from "./import/run-import.ts";

// npm run import -- DIR [--mapping FILE] [--as-of DATE] [--apply]: the files are read before any database is opened.

try {
  const given = readImportArguments(process.argv.slice(2));
  const batch = await readFolder(given);
  const { url, close } = await openDatabase(process.env);
  const db = createDatabase(url, 2);
  try {
    console.log(await runImport(db, batch, given));
  } finally {
    await db.close();
    await close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
