import { expect, test } from "vitest";
import { deskScript as en } from "../../messages/catalogue/en/screens/desk-script.ts";
import { deskScript as ru } from "../../messages/catalogue/ru/screens/desk-script.ts";
import { checklist } from "../../web/pages/desk/talk/checklist.tsx";
import { mixScript } from "../../web/pages/desk/talk/mix-script.ts";

const item = (number: (typeof checklist)[number]) => ({
  en: { text: en.contact[`item${number}`], lang: "en" as const },
  ru: { text: ru.contact[`item${number}`], lang: "ru" as const },
});

test("advice stands in the reader's language, what is said in the client's", () => {
  const before = item(1);
  expect(mixScript(before.ru, before.en)).toEqual([before.ru]);
  const mixed = item(11);
  expect(mixScript(mixed.ru, mixed.en)).toEqual([
    { text: "Если назвали другого поставщика: ", lang: "ru" },
    { text: "“What do they do better?”", lang: "en" },
    { text: " Спрашивайте, не угадывайте и не спорьте.", lang: "ru" },
  ]);
});

test("every item has advice and words at the same places in both languages", () => {
  for (const number of checklist) {
    const { en: english, ru: russian } = item(number);
    const shape = (parts: readonly { lang: string }[]) => parts.map(({ lang }) => lang);
    const there = shape(mixScript(russian, english));
    const back = shape(mixScript(english, russian)).map((lang) => (lang === "en" ? "ru" : "en"));
    expect([number, ...there]).toEqual([number, ...back]);
  }
});
