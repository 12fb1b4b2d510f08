import { describe, expect, test } from "vitest";
import { en } from "../../messages/catalogue/en.ts";
import { ru } from "../../messages/catalogue/ru.ts";
import { readPluralForms } from "../../messages/format-text.ts";
import { labelOf } from "../../messages/label-of.ts";

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

function listParams(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ""))].sort();
}

function listPlurals(pattern: string): Map<string, string>[] {
  return [...pattern.matchAll(/\{\w+,( plural, (?:[^{}]|\{[^{}]*(?:\{\w+\}[^{}]*)*\})*)\}/g)].map((match) =>
    readPluralForms(match[1] ?? ""),
  );
}

const english = flatten(en);
const russian = flatten(ru);

describe("the catalogue", () => {
  test("has every key in both languages", () => {
    expect([...russian.keys()].sort()).toEqual([...english.keys()].sort());
    expect(english.size).toBeGreaterThan(300);
  });

  test("leaves no text empty", () => {
    const empty = [...english, ...russian].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  test("has no English word left in Russian, the product's name aside", () => {
    const words = [...russian].filter(([, text]) =>
      /[A-Za-z]/.test(text.replaceAll(/\{\w+(, plural,)?|\b(one|few|many|other) \{/g, "").replaceAll("Handover", "")),
    );
    expect(words).toEqual([]);
  });

  test("has Russian letters in every Russian text but pure patterns", () => {
    const latin = [...russian].filter(
      ([, text]) => !/[а-яё]/i.test(text) && text.replaceAll(/\{\w+\}|[\s:,]/g, "") !== "",
    );
    expect(latin).toEqual([]);
  });

  test("asks for the same parameters in both languages", () => {
    const different = [...english].filter(
      ([key, text]) => listParams(text).join() !== listParams(russian.get(key) ?? "").join(),
    );
    expect(different).toEqual([]);
  });

  test.each([
    ["en", english, ["one", "other"]],
    ["ru", russian, ["one", "few", "many", "other"]],
  ] as const)("has every plural form %s needs", (_locale, texts, categories) => {
    const plurals = [...texts.values()].flatMap(listPlurals);
    expect(plurals.length).toBeGreaterThan(10);
    for (const forms of plurals) expect([...forms.keys()]).toEqual(expect.arrayContaining([...categories]));
  });
});

describe("a label", () => {
  test("is the code's name in the reader's language", () => {
    expect(labelOf("en", "tier", "silver")).toBe("Silver");
    expect(labelOf("ru", "tier", "silver")).toBe("Серебряный");
    expect(labelOf("ru", "firstContactItem", 12)).toBe("Договориться о следующем контакте и записать");
  });

  test("is the code itself where the company made it up", () => {
    expect(labelOf("ru", "department", "Склад №2")).toBe("Склад №2");
  });
});
