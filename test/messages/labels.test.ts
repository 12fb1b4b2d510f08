import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { en } from "../../messages/catalogue/en.ts";
import { ru } from "../../messages/catalogue/ru.ts";

const root = new URL("../../", import.meta.url);
const sources = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }));
const catalogues: Record<string, Record<string, Readonly<Record<string, string>>>> = { en: en.labels, ru: ru.labels };
const codesIn = (text: string) => [...text.matchAll(/"(\w[\w-]*)"/g)].map((match) => match[1] as string);

/** Codes nobody is shown: the system's own bookkeeping, and what pages say in sentences of their own. */
const notShown = new Set([
  "en,ru", // language of a reader
  "email", // what is the only way to sign in or to write
  "running,finished", // workflow rows
  "departure,handover,standup,import", // workflow rows
  "domains,all", // going live
  "off,domains,all", // going live
  "clientPage,departmentNotice,unsubscribe,tasks,firstAdministrator", // purposes of links
  "owners", // what a draft is of
  "true,false", // query strings
  "undecided,open,all,toAssign", // what a list is asked for
  "failed,bounced,unknown", // a sentence of the send list each
  "noConsent,unsubscribed,otherClient,ranOut", // a sentence of the preview each
  "exportsRefused,offersHidden,readingCounted,confirmDeparture", // a sentence of the new departure each
  "leaverTold,closeExport,inventory,proposeOwners", // a sentence of the new departure each
  "given,givenElseLatest,latest", // how an import reads owners
  "edited,deleted,inserted,cutTail,brokenChain", // audit:verify
  "promises,noPromises,history,nextStep,deliveryDate,clientName", // questions of the dossier's form
]);

/** Verbs of the access table that the same word asks about: reading leaves no audit row. */
const askedOnly = new Set([
  "changed",
  "readClient",
  "readDepartmentNotice",
  "readDeparture",
  "readHandovers",
  "readSendList",
]);

/** Lists of codes with no group of labels that has them all. */
function findUnlabelled(lists: readonly { where: string; codes: readonly string[] }[], locale: string): string[] {
  const groups = Object.values(catalogues[locale] ?? {});
  return lists
    .filter(({ codes }) => !notShown.has(codes.join()))
    .filter(({ codes }) => !groups.some((group) => codes.every((code) => Object.hasOwn(group, code))))
    .map(({ where, codes }) => `${where}: ${codes.join()}`);
}

/** Unions and lists written out in a text, `"a" | "b"` or `["a", "b"]`. */
const listsAt = (pattern: string, shape: RegExp) =>
  sources(pattern).flatMap(({ path, text }) =>
    [...text.matchAll(shape)]
      .map((match) => ({ where: path, codes: codesIn(match[1] ?? "") }))
      .filter(({ codes }) => codes.length > 0),
  );

/** The last argument of each call, where it is a code written out. */
const lastArguments = (call: string) =>
  sources("services/**/*.ts").flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`${call}\\(([^;]*?)"(\\w+)",?\\s*\\);`, "g"))].map((match) => ({
      where: path,
      code: match[2] as string,
    })),
  );

const valuesOf = (pattern: string, shape: RegExp) =>
  sources(pattern).flatMap(({ path, text }) =>
    [...text.matchAll(shape)].map((match) => ({ where: path, code: match[1] as string })),
  );

describe.each(["en", "ru"])("labels in %s", (locale) => {
  const missingIn = (group: string, found: readonly { where: string; code: string }[]) =>
    found.filter(({ code }) => !Object.hasOwn(catalogues[locale]?.[group] ?? {}, code));

  test("name every code of the domain's lists", () => {
    const lists = listsAt("domain/codes.ts", /export const \w+ = \[([^\]]*)\] as const/g);
    lists.push(
      ...listsAt(
        "domain/{gates,inventory/*,offers/*,returns/*,signs/*,tasks/*}.ts",
        /export const \w+ = \[([^\]]*)\] as const/g,
      ),
    );
    expect(lists.length).toBeGreaterThan(15);
    expect(findUnlabelled(lists, locale)).toEqual([]);
  });

  test("name every reason and gap the domain gives that is kept", () => {
    const kept =
      /export type (?:AssignmentReason|UnassignedReason|NoOfferReason|TierException|ClientNoticeError) =([^;]*);/g;
    const lists = listsAt("domain/**/*.ts", kept);
    expect(lists).toHaveLength(5);
    expect(findUnlabelled(lists, locale)).toEqual([]);
  });

  test("name every code of a table's columns", () => {
    const lists = listsAt("db/schema/*.ts", /\.\$type<\(?((?:\s*\|?\s*"\w[\w-]*")+)\s*\)?(?:\[\])?>/g);
    expect(lists.length).toBeGreaterThan(30);
    expect(findUnlabelled(lists, locale)).toEqual([]);
  });

  test("name every code of a request or response", () => {
    const lists = listsAt("contracts/**/*.ts", /z\.enum\(\[((?:\s*"\w[\w-]*",?)+\s*)\]/g);
    lists.push(...listsAt("contracts/**/*.ts", /export const \w+ = \[((?:\s*"\w[\w-]*",?)+\s*)\] as const/g));
    expect(lists.length).toBeGreaterThan(30);
    expect(findUnlabelled(lists, locale)).toEqual([]);
  });

  test("name how tasks end and why they were given", () => {
    const outcomes = lastArguments("finishTasks");
    expect(outcomes.length).toBeGreaterThan(15);
    expect(missingIn("taskOutcome", outcomes)).toEqual([]);
    const details = valuesOf("services/**/*.ts", /\bdetail: "(\w+)"/g);
    expect(details.length).toBeGreaterThan(8);
    expect(missingIn("taskDetail", details)).toEqual([]);
  });

  test("name what a departure's timeline tells", () => {
    const verbs = valuesOf("services/**/*.ts", /verb: "(\w+)",\s*subject: `(?:departure|handover):/g);
    expect(verbs.length).toBeGreaterThan(50);
    // Told by the other departure, to who may know of it.
    expect(
      missingIn(
        "timelineVerb",
        verbs.filter(({ code }) => code !== "leaveOtherDeparture"),
      ),
    ).toEqual([]);
  });

  test("name every verb of the audit, and the system's parts that act", () => {
    const verbs = valuesOf("{services,runtime}/**/*.ts", /\bverb: "(\w+)"/g);
    verbs.push(...valuesOf("services/**/*.ts", /\b(?:finish\(context, .*, |auditOf\()"(\w+)"/g));
    expect(verbs.length).toBeGreaterThan(110);
    const isNamed = ({ code }: { code: string }) =>
      missingIn("timelineVerb", [{ where: "", code }]).length === 0 ||
      missingIn("auditVerb", [{ where: "", code }]).length === 0;
    expect(verbs.filter((verb) => !askedOnly.has(verb.code) && !isNamed(verb))).toEqual([]);
    const actors = valuesOf("{services,runtime,api}/**/*.ts", /kind: "system"(?: as const)?, name: "(\w+)"/g);
    expect(actors.length).toBeGreaterThan(25);
    expect(missingIn("systemActor", missingIn("timelineStep", actors))).toEqual([]);
  });

  test("name why something was not sent", () => {
    const reasons = valuesOf("services/**/*.ts", /\bcancel: "(\w+)"/g);
    reasons.push(...valuesOf("services/**/*.ts", /state: "cancelled", reason: "(\w+)"/g));
    const obstacles = listsAt(
      "services/**/*.ts",
      /(?:type Obstacle =|\): Promise<)((?:\s*\|?\s*"\w+")+(?: \| null>)?)/g,
    );
    reasons.push(
      ...obstacles
        .filter(({ codes }) => codes.includes("ended") || codes.includes("contactGone"))
        .flatMap(({ where, codes }) => codes.map((code) => ({ where, code }))),
    );
    expect(reasons.length).toBeGreaterThan(20);
    expect(missingIn("effectReason", reasons)).toEqual([]);
  });

  test("name why an offer was decided so", () => {
    const reasons = valuesOf("services/offers/*.ts", /\breason(?: =|:) ["'](\w+)["']/g);
    expect(reasons.length).toBeGreaterThan(3);
    expect(missingIn("offerReason", reasons)).toEqual([]);
  });
});
