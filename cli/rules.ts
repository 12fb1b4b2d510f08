import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkRules, type RuleLine } from "./rules/check-rules.ts";
import { examples, rules } from "./rules/register.ts";

// npm run -s rules: every rule and example with its function, test and caller; a rule nobody calls ends it with 1.

const root = join(import.meta.dirname, "..");
const folders = ["domain", "services", "activities", "workflows", "api", "test"];

const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));
const sources = new Map(
  files.sort().map((file) => [file.replaceAll("\\", "/"), readFileSync(join(root, file), "utf8")]),
);
const { lines, faults } = checkRules(rules, examples, sources);

const columns: (keyof RuleLine)[] = ["id", "title", "function", "file", "test", "caller"];
const head: RuleLine = {
  id: "no.",
  title: "rule",
  function: "function",
  file: "in",
  test: "shown by",
  caller: "called by",
};
const widths = columns.map((column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
for (const line of [head, ...lines]) {
  console.log(
    columns
      .map((column, i) => line[column].padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

const later = lines.filter((line) => line.caller.startsWith("later")).length;
console.log(`\n${rules.length} rules and ${examples.length} examples, ${later} of them later, ${faults.length} faults`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
