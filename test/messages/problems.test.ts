import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { en } from "../../messages/catalogue/en.ts";
import { explainProblem } from "../../messages/explain-problem.ts";

const root = new URL("../../", import.meta.url);
const sources = globSync("{services,api,db,connectors}/**/*.ts", { cwd: root }).map((path) => ({
  path,
  text: readFileSync(new URL(path, root), "utf8"),
}));

/** How a reason stands in the source, and how it ends in the problem's type. */
const shapes: [RegExp, (code: string) => string][] = [
  [/new (?:Invalid|Conflict|Forbidden)Error\(\s*"(\w+)"/g, (code) => code],
  [/new NotFoundError\(\s*"(\w+)"/g, (code) => `${code}NotFound`],
  [/new ServiceError\(\s*"\w+",\s*"(\w+)"/g, (code) => code],
  [/super\("\w+", "(\w+)",/g, (code) => code],
  [/super\("(\w+)", problems/g, (code) => code],
  [/\bproblem\(\s*\w+,\s*"(\w+)"/g, (code) => code],
];
/** Where a rule of the domain says the reason, and which these are. */
const ofRules: Record<string, { expression: RegExp; file: string; codes: RegExp }> = {
  access: {
    expression: /new ForbiddenError\((?:decision|asApprover)\.reason\)/g,
    file: "domain/access/decide-access.ts",
    codes: /reason: ("\w+"(?: \| "\w+")*)/g,
  },
  returnCase: {
    expression: /new ConflictError\(moved\.error,/g,
    file: "domain/returns/advance-return-case.ts",
    codes: /error: ("\w+"(?: \| "\w+")*)/g,
  },
};

const thrown = new Map<string, string>();
for (const { path, text } of sources)
  for (const [shape, toReason] of shapes)
    for (const [, code = ""] of text.matchAll(shape)) thrown.set(toReason(code), path);
for (const { file, codes } of Object.values(ofRules)) {
  const text = readFileSync(new URL(file, root), "utf8");
  for (const [, list = ""] of text.matchAll(codes))
    for (const [, code = ""] of list.matchAll(/"(\w+)"/g)) if (!thrown.has(code)) thrown.set(code, file);
}

describe("the texts of problems", () => {
  test("are there for every reason a refusal carries, and for no other", () => {
    expect(thrown.size).toBeGreaterThan(130);
    expect(Object.keys(en.problems).sort()).toEqual([...thrown.keys()].sort());
  });

  test("would be missed for no reason made up at run time: such a one is named above", () => {
    const made = /new (?:Invalid|Conflict|Forbidden|NotFound|Service)Error\((?!\s*")/g;
    const named = sources.flatMap(({ text }) =>
      Object.values(ofRules).flatMap(({ expression }) => text.match(expression) ?? []),
    );
    const all = sources.flatMap(({ text }) => text.match(made) ?? []);
    expect(all).toHaveLength(named.length);
    expect(named.length).toBeGreaterThan(3);
  });

  test("ask only for details that their refusal gives", () => {
    const asked = Object.entries(en.problems).flatMap(([reason, pattern]) =>
      [...pattern.matchAll(/\{(\w+),/g)].map(([, name = ""]) => ({ reason, name })),
    );
    expect(asked.length).toBeGreaterThan(3);
    const without = asked.flatMap(({ reason, name }) =>
      sources
        .flatMap(({ path, text }) =>
          [...text.matchAll(new RegExp(`Error\\(\\s*"${reason}"[^;]*;`, "g"))].map(([call]) => ({ path, call })),
        )
        .filter(({ call }) => !new RegExp(`\\b${name}\\b`).test(call))
        .map(({ path }) => `${reason} in ${path} gives no ${name}`),
    );
    expect(without).toEqual([]);
  });

  test("are short enough to be read at a glance", () => {
    const long = Object.entries(en.problems).filter(([, text]) => text.replaceAll(/\{.*\}/g, "").length > 140);
    expect(long).toEqual([]);
  });
});

describe("an explained problem", () => {
  test("says what is wrong in the reader's language, with the number in its form", () => {
    expect(explainProblem("en", "countChanged", { count: 1 })).toContain("it is 1 client,");
    expect(explainProblem("en", "countChanged", { count: 21 })).toContain("it is 21 clients,");
    expect(explainProblem("ru", "countChanged", { count: 21 })).toContain("это 21 клиент ");
    expect(explainProblem("ru", "countChanged", { count: 2 })).toContain("это 2 клиента ");
    expect(explainProblem("ru", "countChanged", { count: 5 })).toContain("это 5 клиентов ");
    expect(explainProblem("en", "clientsTold", { told: 0 })).toContain("Messages to clients have left already");
    expect(explainProblem("ru", "clientsTold", { told: 5, underWay: [] })).toContain("Уже извещено 5 клиентов");
  });

  test("is none for a reason that is none of ours", () => {
    expect(explainProblem("en", "toString")).toBeNull();
  });
});
