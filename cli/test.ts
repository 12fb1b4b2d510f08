/** `npm test`: the suite, with a machine-readable report beside the readable one where HANDOVER_REPORTS names a folder. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { HANDOVER_REPORTS: reports } = process.env;
const report = reports
  ? ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "tests.json")}`]
  : [];
const { status } = spawnSync("vitest", ["run", ...report, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
