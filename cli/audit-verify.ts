import { readAuditArguments, runAuditVerify } from "./audit-verify/run-audit-verify.ts";
import { withDatabase } from "./with-database.ts";

// npm run audit:verify [-- --head HASH]: exits with 1 when anything does not hold.

try {
  const { head } = readAuditArguments(process.argv.slice(2));
  const { report, valid } = await withDatabase(process.env, (db) => runAuditVerify(db, head));
  console.log(report);
  if (!valid) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
