import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkRules } from "../../cli/rules/check-rules.ts";
import { findCallers } from "../../cli/rules/find-callers.ts";
import { findTests, readNumbers } from "../../cli/rules/find-tests.ts";
import { examples, rules } from "../../cli/rules/register.ts";

const domain = {
  "domain/a.ts": `import { inner } from "./b.ts";
export function outer() { return inner(1); }
/** Unlike inner, nobody wants lonely. */
export function lonely() { return "outer" }`,
  "domain/b.ts": `export function inner(n: number) { return helper(n); }
function helper(n: number) { return n; }
export function unused() { return lonely.inner; }`,
};

function sourcesWith(extra: Record<string, string>): Map<string, string> {
  return new Map(Object.entries({ ...domain, ...extra }));
}

describe("who calls a rule", () => {
  it("names the service that calls a function itself", () => {
    const sources = sourcesWith({ "services/x/y.ts": `import { inner } from "../../domain/b.ts";\ninner(2);` });
    expect(findCallers(sources).get("inner")).toEqual({ file: "domain/b.ts", caller: "services/x/y.ts", via: null });
  });

  it("names the service that reaches it through another rule", () => {
    const sources = sourcesWith({ "services/x.ts": `import { outer } from "../domain/a.ts";\nouter();` });
    expect(findCallers(sources).get("inner")).toEqual({ file: "domain/b.ts", caller: "services/x.ts", via: "outer" });
    expect(findCallers(sources).get("helper")?.via).toBe("outer");
  });

  it("follows functions handed on and renamed", () => {
    const sources = sourcesWith({ "api/x.ts": `import { inner as each } from "../domain/b.ts";\nlist.map(each);` });
    expect(findCallers(sources).get("inner")?.caller).toBe("api/x.ts");
  });

  it("takes neither a comment, a quoted word, a property, a type nor a mere import for a call", () => {
    const sources = sourcesWith({
      "services/x.ts": `import { lonely, unused } from "../domain/a.ts";
import type { outer } from "../domain/a.ts";
// lonely() would be wrong
log("lonely", x.lonely);`,
    });
    for (const name of ["lonely", "outer", "unused"]) expect(findCallers(sources).get(name)?.caller).toBeNull();
  });

  it("does not take a use in tests or the command line for a call", () => {
    const sources = sourcesWith({ "test/x.test.ts": `import { outer } from "../domain/a.ts";\nouter();` });
    expect(findCallers(sources).get("outer")?.caller).toBeNull();
  });
});

describe("which test shows a rule", () => {
  it("reads the numbers of a title, ranges filled in", () => {
    expect(readNumbers("R36 and E7: a streak")).toEqual(["R36", "E7"]);
    expect(readNumbers("R35 to R37 show nothing")).toEqual(["R35", "R37", "R36"]);
    expect(readNumbers("deadlines (R1–R3)")).toEqual(["R1", "R3", "R2"]);
  });

  it("finds titles on one line, on the next and after a table of cases, and prefers the domain's tests", () => {
    const found = findTests(
      new Map([
        ["test/api/a.test.ts", `it("R1 over HTTP", () => {});`],
        ["test/domain/b.test.ts", `it(\n  "R1 as a rule");\nit.each([1])("E2: %s", run);`],
        ["test/domain/factory.ts", `it("R3 is not a test file");`],
      ]),
    );
    expect(Object.fromEntries(found)).toEqual({ R1: "test/domain/b.test.ts", E2: "test/domain/b.test.ts" });
  });
});

describe("the register", () => {
  const rule = { id: "R1", title: "One", function: "outer" };
  const test = { "test/domain/a.test.ts": `it("R1 and E1: works");` };
  const service = { "services/x.ts": `import { outer } from "../domain/a.ts";\nouter();` };

  it("is content with a rule that is tested and called", () => {
    const { lines, faults } = checkRules([rule], [{ id: "E1", title: "x" }], sourcesWith({ ...test, ...service }));
    expect(faults).toEqual([]);
    expect(lines[0]).toMatchObject({ file: "domain/a.ts", test: "test/domain/a.test.ts", caller: "services/x.ts" });
  });

  it("names a rule that nobody calls", () => {
    expect(checkRules([rule], [], sourcesWith(test)).faults).toEqual(["R1: nobody calls outer (domain/a.ts)."]);
  });

  it("names a rule without test or function, and an example without test", () => {
    const missing = checkRules([{ ...rule, function: "gone" }], [{ id: "E1", title: "x" }], sourcesWith({}));
    expect(missing.faults).toEqual([
      "R1 has no function gone in domain/.",
      "R1 is shown by no test.",
      "E1 is shown by no test.",
    ]);
  });

  it("asks nothing of a rule put off, and notices when it has come", () => {
    const later = { ...rule, later: "aftercare" };
    expect(checkRules([{ ...later, function: "notYet" }], [], sourcesWith({})).faults).toEqual([]);
    expect(checkRules([later], [], sourcesWith({})).faults).toEqual([]);
    expect(checkRules([later], [], sourcesWith(service)).faults).toEqual([
      "R1 is put off (aftercare), yet services/x.ts calls outer.",
    ]);
  });

  it("lists R1 to R85 and E1 to E30 once each, in order", () => {
    expect(rules.map((entry) => entry.id)).toEqual(Array.from({ length: 85 }, (_, i) => `R${i + 1}`));
    expect(examples.map((entry) => entry.id)).toEqual(Array.from({ length: 30 }, (_, i) => `E${i + 1}`));
  });

  it("is the same list as docs/rules.md, and puts off the same examples", () => {
    const rows = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8").matchAll(
      /^\| ([RE]\d+) \|.*\| ([^|]+) \|$/gm,
    );
    const last = new Map([...rows].map((row) => [row[1], row[2]]));
    expect(new Set(last.keys())).toEqual(new Set([...rules, ...examples].map((entry) => entry.id)));
    for (const { id, later } of examples) expect(last.get(id) === "later", id).toBe(later !== undefined);
  });
});
