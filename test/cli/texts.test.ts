import { describe, expect, test } from "vitest";
import { checkTexts, flattenTexts, sayNumbers } from "../../cli/texts/check-texts.ts";
import { checkUse } from "../../cli/texts/check-use.ts";

const english = { a: { clients: "{count, plural, one {# client} other {# clients}}", hello: "Hello {name}" } };
const russian = {
  a: {
    clients: "{count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}",
    hello: "Здравствуйте, {name}",
  },
};
const check = (ru: object) =>
  checkTexts(flattenTexts(english), flattenTexts({ a: { ...russian.a, ...ru } })).map(
    ({ key, kind }) => `${kind} ${key}`,
  );

describe("the texts' check", () => {
  test("finds nothing where both languages say everything", () => {
    expect(check({})).toEqual([]);
  });

  test.each([
    ["missing a.more", { more: "Ещё" }],
    ["untranslated a.hello", { hello: "Hello {name}" }],
    ["untranslated a.hello", { hello: "Здравствуйте, dear {name}" }],
    ["otherParameters a.hello", { hello: "Здравствуйте, {person}" }],
    ["empty a.hello", { hello: " " }],
    ["pluralForms a.clients", { clients: "{count, plural, one {# клиент} other {# клиентов}}" }],
  ])("finds %s", (fault, ru) => {
    expect(check(ru)).toContain(fault);
  });

  test("knows the product's name and abbreviations for what they are", () => {
    expect(check({ hello: "Здравствуйте, {name}: Handover, CSV, HR" })).toEqual([]);
  });

  test("says 1, 2, 5 and 21 as each language does", () => {
    expect(sayNumbers(russian.a.clients, "count", "ru")).toEqual(["1 клиент", "2 клиента", "5 клиентов", "21 клиент"]);
    expect(sayNumbers(english.a.clients, "count", "en")).toEqual(["1 client", "2 clients", "5 clients", "21 clients"]);
  });
});

describe("the check of their use", () => {
  const use = (source: string, keys: string[] = []) =>
    checkUse(keys, new Map([["web/page.tsx", source]])).map(({ kind, detail, key }) => `${kind} ${key}: ${detail}`);

  test("finds a text no page says, and takes one with a part that varies for said", () => {
    expect(use('t("a.b") + t(`a.kind.${kind}`)', ["a.b", "a.kind.x", "a.c"])).toEqual(["unused a.c: no page says it"]);
  });

  test("finds words that stand in the page itself", () => {
    expect(use("<Text>Nothing here</Text>")).toEqual(["literal web/page.tsx: Nothing here"]);
    expect(use('<Button aria-label="Close it">{t("a")}</Button>')).toEqual(["literal web/page.tsx: Close it"]);
    expect(use("<Text>{name} · {count}</Text>")).toEqual([]);
  });
});
