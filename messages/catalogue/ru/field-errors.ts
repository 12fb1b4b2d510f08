import type { Catalogue } from "../catalogue.ts";

export const fieldErrors: Catalogue["fieldErrors"] = {
  required: "Заполните это поле.",
  tooShort: "Введите не меньше {min, plural, one {# символа} few {# символов} many {# символов} other {# символа}}.",
  tooLong: "Введите не больше {max, plural, one {# символа} few {# символов} many {# символов} other {# символа}}.",
  email: "Это не адрес электронной почты.",
  date: "Это не дата.",
  time: "Введите время, например 09:00.",
  domain: "Введите домен — то, что в адресе почты стоит после знака @.",
  currency: "Введите три прописные буквы кода валюты.",
  number: "Введите число.",
  choice: "Выберите один из предложенных вариантов.",
  tooMany: "Слишком много за один раз. Отправьте меньше.",
  dayOutOfRange: "Выберите день между 1970 и 2199 годами.",
  awayEndsBeforeStart: "Последний день раньше первого.",
  clauseEndsBeforeStart: "Условие заканчивается раньше, чем начинается.",
  allOrSome: "Выберите либо всё, либо часть.",
  unknownZone: "Такого часового пояса нет.",
};
