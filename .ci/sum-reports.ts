/** Prints the skipped tests by name and, last, one line summed from the reports: `N passed, N failed`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Report {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

const [folder = "", broken = "0"] = process.argv.slice(2);
const results = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => (JSON.parse(readFileSync(join(folder, file), "utf8")) as Report).testResults)
  .flatMap((file) => file.assertionResults);
const count = (status: string) => results.filter((result) => result.status === status).length;
const skipped = results.filter((result) => !["passed", "failed"].includes(result.status));
for (const result of skipped) console.log(`skipped: ${result.fullName}`);
// A step that failed without a report (a build, a check) counts as one failure.
const failures = count("failed") || (broken === "0" ? 0 : 1);
console.log(`${count("passed")} passed, ${failures} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
process.exitCode = failures > 0 || count("passed") === 0 ? 1 : 0;
