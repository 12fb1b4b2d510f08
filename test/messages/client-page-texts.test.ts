import { describe, expect, test } from "vitest";
import { departmentCodes } from "../../domain/codes.ts";
import { catalogues } from "../../messages/reader.ts";

type Say = {
  day(date: string): string;
  time(instant: string, zone: string): string;
  from(date: string): string;
  departments: Record<string, string>;
};
const path: string = "../../web/client-texts.js";
const { texts, unsubscribeTexts, chooseLocale } = (await import(path)) as {
  texts: Record<"en" | "ru", Say>;
  unsubscribeTexts: Record<"en" | "ru", object>;
  chooseLocale(languages: readonly string[]): string;
};

describe("a client's page", () => {
  test("says everything in both languages", () => {
    expect(Object.keys(texts.ru)).toEqual(Object.keys(texts.en));
    expect(Object.keys(unsubscribeTexts.ru)).toEqual(Object.keys(unsubscribeTexts.en));
  });

  test("writes dates and times as the mails do, in the zone they name", () => {
    expect(texts.en.from(texts.en.day("2026-12-14"))).toBe("From 14 December 2026 at the latest");
    expect(texts.ru.from(texts.ru.day("2026-12-14"))).toBe("Не позднее 14 декабря 2026 года");
    expect(texts.en.time("2026-12-03T09:00:00Z", "Europe/Moscow")).toMatch(/^Thursday 3 December.*12:00 .*\+3/);
    expect(texts.ru.time("2026-07-03T09:00:00Z", "Europe/Berlin")).toMatch(/^пятница, 3 июля.*11:00 .*\+2/);
  });

  test("names the departments as the catalogue does", () => {
    for (const locale of ["en", "ru"] as const)
      for (const code of departmentCodes)
        expect(texts[locale].departments[code]).toBe(catalogues[locale].labels.department[code]);
  });

  test("asks in the reader's first language that we write", () => {
    expect(chooseLocale(["uk-UA", "ru-RU", "en-US"])).toBe("ru");
    expect(chooseLocale(["de-DE"])).toBe("en");
  });
});
