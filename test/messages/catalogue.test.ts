import { describe, expect, test } from "vitest";
import { checkTexts, flattenTexts } from "../../cli/texts/check-texts.ts";
import { screens as enScreens } from "../../messages/catalogue/en/screens.ts";
import { en } from "../../messages/catalogue/en.ts";
import { screens as ruScreens } from "../../messages/catalogue/ru/screens.ts";
import { ru } from "../../messages/catalogue/ru.ts";
import { labelOf } from "../../messages/label-of.ts";

test("mails, labels and screens say everything in both languages, with the forms each needs", () => {
  const english = flattenTexts({ ...en, screens: enScreens });
  expect(english.size).toBeGreaterThan(800);
  expect(checkTexts(english, flattenTexts({ ...ru, screens: ruScreens }))).toEqual([]);
});

describe("a label", () => {
  test("is the code's name in the reader's language", () => {
    expect(labelOf("en", "tier", "silver")).toBe("Silver");
    expect(labelOf("ru", "tier", "silver")).toBe("Серебряная");
    expect(labelOf("ru", "firstContactItem", 12)).toBe("Договориться о следующем контакте и записать");
  });

  test("is the code itself where the company made it up", () => {
    expect(labelOf("ru", "department", "Склад №2")).toBe("Склад №2");
  });
});
