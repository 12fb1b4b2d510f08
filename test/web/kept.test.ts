import { expect, test } from "vitest";
import { forgetKept, keptKey, keptTexts, parseKept, readKept, writeKept } from "../../web/app/kept.ts";
import { createShelf } from "../support/shelf.ts";

const key = keptKey("me", "call:1");
const empty = { note: "", contactId: null, tags: [] as string[] };

test("what is kept is there again, until nothing is left to send", () => {
  const shelf = createShelf();
  writeKept(key, { note: "rang", contactId: "c", tags: ["a"] }, shelf);
  expect(readKept(key, empty, shelf)).toEqual({ note: "rang", contactId: "c", tags: ["a"] });
  writeKept(key, null, shelf);
  expect([readKept(key, empty, shelf), shelf.length]).toEqual([null, 0]);
});

test("what is broken, or was kept in another shape, counts as nothing kept", () => {
  const others = ["{", '"text"', "[]", "null", '{"note":1,"contactId":null,"tags":[]}', '{"note":"","tags":{}}'];
  for (const stored of others) expect(parseKept(stored, empty)).toBeNull();
  expect([parseKept(null, ""), parseKept("3", ""), parseKept('""', "")]).toEqual([null, null, ""]);
  expect(parseKept('{"a":{"reason":"x"}}', {})).toEqual({ a: { reason: "x" } });
});

test("the texts of one record are read by field, without another record's or person's", () => {
  const shelf = createShelf();
  keptTexts("me", "handover:1", shelf).keep("title", { text: "Buyer", base: "" });
  keptTexts("me", "handover:12", shelf).keep("title", { text: "b", base: "" });
  keptTexts("you", "handover:1", shelf).keep("title", { text: "c", base: "" });
  shelf.setItem(keptKey("me", "handover:1:phone"), "not JSON");
  expect([...keptTexts("me", "handover:1", shelf).read()]).toEqual([["title", { text: "Buyer", base: "" }]]);
});

test("at sign-out everything of the person goes, and nobody else's", () => {
  const shelf = createShelf();
  keptTexts("me", "handover:1", shelf).keep("title", { text: "a", base: "" });
  writeKept(key, { note: "rang" }, shelf);
  writeKept(keptKey("you", "call:1"), { note: "wrote" }, shelf);
  shelf.setItem("handover-color-scheme", "dark");
  forgetKept("me", shelf);
  expect(shelf.length).toBe(2);
  expect(readKept(keptKey("you", "call:1"), { note: "" }, shelf)).toEqual({ note: "wrote" });
});
