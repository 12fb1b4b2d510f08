import { describe, expect, it } from "vitest";
import { listVersions, readHistories, readNames } from "../support/stored-histories.ts";

/** A history with its payloads decoded, as one text. */
function readableText(history: unknown): string {
  return JSON.stringify(history, (key, value: unknown) =>
    key === "data" && typeof value === "string" ? Buffer.from(value, "base64").toString("utf8") : value,
  );
}

function foundIn(text: string, names: readonly string[]): string[] {
  // A payload is JSON in JSON, where a name's own quotes and backslashes would be escaped; none has any.
  return names.filter((name) => text.toLowerCase().includes(name.toLowerCase()));
}

describe.each(listVersions())("histories of %s", (version) => {
  const names = readNames(version);

  it("know whom they were played with", () => {
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => name.includes("@")).length).toBeGreaterThan(10);
  });

  it.each(readHistories(version))("$name holds no name, address or number of anyone", ({ history }) => {
    const text = readableText(history);
    expect(text).toContain("nextDueAt");
    expect(foundIn(text, names)).toEqual([]);
    expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.\w{2,}/);
  });
});

describe("the search for names", () => {
  it("finds one in a payload and in a failure's message", () => {
    const payload = { result: { payloads: [{ data: Buffer.from('{"to":"Ann Lee"}').toString("base64") }] } };
    const failure = { failure: { message: "no mail for ann lee" } };
    expect(foundIn(readableText(payload), ["Ann Lee", "Bo Ek"])).toEqual(["Ann Lee"]);
    expect(foundIn(readableText(failure), ["Ann Lee", "Bo Ek"])).toEqual(["Ann Lee"]);
  });
});
