import { findCallers, type Sources } from "./find-callers.ts";
import { findTests } from "./find-tests.ts";
import type { ExampleEntry, RuleEntry } from "./register.ts";

/** One line of the table. */
export type RuleLine = { id: string; title: string; function: string; file: string; test: string; caller: string };

const NONE = "-";

/**
 * Joins the register with what the code says.
 *
 * @param sources every TypeScript file of domain, services, activities, workflows, api and test
 * @returns `faults`: one sentence for each rule or example that is not what the register says
 */
export function checkRules(
  rules: readonly RuleEntry[],
  examples: readonly ExampleEntry[],
  sources: Sources,
): { lines: RuleLine[]; faults: string[] } {
  const callers = findCallers(sources);
  const tests = findTests(sources);
  const faults: string[] = [];

  const lines = rules.map((rule): RuleLine => {
    const found = callers.get(rule.function);
    const test = tests.get(rule.id);
    const line = {
      id: rule.id,
      title: rule.title,
      function: rule.function,
      file: found?.file ?? NONE,
      test: test ?? NONE,
    };
    if (rule.later) {
      if (found?.caller)
        faults.push(`${rule.id} is put off (${rule.later}), yet ${found.caller} calls ${rule.function}.`);
      return { ...line, caller: `later: ${rule.later}` };
    }
    if (!found) faults.push(`${rule.id} has no function ${rule.function} in domain/.`);
    if (!test) faults.push(`${rule.id} is shown by no test.`);
    if (found && !found.caller) faults.push(`${rule.id}: nobody calls ${rule.function} (${found.file}).`);
    const via = found?.via ? ` via ${found.via}` : "";
    return { ...line, caller: found?.caller ? `${found.caller}${via}` : NONE };
  });

  for (const example of examples) {
    const test = tests.get(example.id);
    if (!example.later && !test) faults.push(`${example.id} is shown by no test.`);
    const caller = example.later ? `later: ${example.later}` : "";
    lines.push({ id: example.id, title: example.title, function: "", file: "", test: test ?? NONE, caller });
  }
  return { lines, faults };
}
