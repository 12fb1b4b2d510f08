import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { PlainDate } from "../../contracts/plain-date.ts";
import { en } from "../../messages/catalogue/en.ts";
import { createFieldErrorMap, explainFieldKey } from "../../messages/explain-field.ts";

const messagesOf = (locale: "en" | "ru", schema: z.ZodType, value: unknown) =>
  schema
    .safeParse(value, { error: createFieldErrorMap(locale) })
    .error?.issues.map(({ message }) => explainFieldKey(locale, message));

describe("errors of fields", () => {
  test.each<[string, z.ZodType, unknown, string, string]>([
    ["a field left out", z.string(), undefined, "Fill this in.", "Заполните это поле."],
    ["an empty text", z.string().min(1), "", "Fill this in.", "Заполните это поле."],
    ["a short text", z.string().min(10), "abc", "Enter at least 10 characters.", "Введите не меньше 10 символов."],
    ["a long text", z.string().max(1), "abc", "Enter at most 1 character.", "Введите не больше 1 символа."],
    ["no address", z.email(), "abc", "This is not an e-mail address.", "Это не адрес электронной почты."],
    ["no date", z.iso.date(), "tomorrow", "This is not a date.", "Это не дата."],
    ["an empty day", PlainDate, "", "Fill this in.", "Заполните это поле."],
    ["no number", z.number(), "many", "Enter a number.", "Введите число."],
    [
      "no choice of the list",
      z.enum(["a", "b"]),
      "c",
      "Choose one of what is offered.",
      "Выберите один из предложенных вариантов.",
    ],
    [
      "a rule the schema names",
      PlainDate,
      "9999-01-01",
      "Choose a day between the years 1970 and 2199.",
      "Выберите день между 1970 и 2199 годами.",
    ],
  ])("say of %s what to do, in both languages", (_case, schema, value, english, russian) => {
    expect(messagesOf("en", schema, value)).toEqual([english]);
    expect(messagesOf("ru", schema, value)).toEqual([russian]);
  });

  test("are zod's own where people rarely meet them, in the reader's language too", () => {
    const russian = messagesOf("ru", z.array(z.string()).max(1), ["a", "b"]);
    expect(russian?.[0]).toMatch(/[а-яё]/i);
    expect(messagesOf("en", z.array(z.string()).max(1), ["a", "b"])?.[0]).toMatch(/^[A-Za-z]/);
  });

  test("are given to each parse: nobody else's language changes", () => {
    messagesOf("ru", z.string(), 1);
    expect(z.string().safeParse(1).error?.issues[0]?.message).not.toMatch(/[а-яё]/i);
  });

  test("have a text for every key a schema of requests names", () => {
    const root = new URL("../../contracts/", import.meta.url);
    const keys = globSync("**/*.ts", { cwd: root })
      .filter((path) => path !== "mapping.ts")
      .flatMap((path) => {
        const text = readFileSync(new URL(path, root), "utf8");
        return [...text.matchAll(/message: "([^"]*)"|\.refine\([^;]*?, "([^"]*)"\)|\.regex\([^;]*?, "([^"]*)"\)/g)];
      })
      .map(([, ...found]) => found.find((key) => key !== undefined) ?? "");
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter((key) => !Object.hasOwn(en.fieldErrors, key))).toEqual([]);
  });
});
