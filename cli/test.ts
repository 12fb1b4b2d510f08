/**
 * `npm test`: the suite but its tours; `npm run test:tours`: those. With a machine-readable report beside the readable
 * one where HANDOVER_REPORTS names a folder.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const { HANDOVER_REPORTS: reports } = process.env;
const [first, ...others] = process.argv.slice(2);
const isTours = first === "tours";
const project = isTours ? "tours" : "!tours";
const given = isTours || first === undefined ? others : [first, ...others];
const report = reports
  ? [
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${join(reports, isTours ? "tours.json" : "tests.json")}`,
    ]
  : [];
const { status } = spawnSync("vitest", ["run", `--project=${project}`, ...report, ...given], { stdio: "inherit" });
process.exitCode = status ?? 1;
