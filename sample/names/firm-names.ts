import type { Random } from "../random.ts";

interface Trade {
  english: readonly string[];
  russian: readonly string[];
}

/** What firms do, and the words their names say it with. */
const trades = {
  "Food and drink": { english: ["Foods", "Bakeries", "Beverages"], russian: ["Продукт", "Хлеб", "Напитки"] },
  Construction: { english: ["Construction", "Builders", "Masonry"], russian: ["Строй", "Монтаж", "Бетон"] },
  Healthcare: { english: ["Clinics", "Medical", "Laboratories"], russian: ["Медицина", "Клиника", "Фарма"] },
  Transport: { english: ["Freight", "Haulage", "Lines"], russian: ["Транс", "Логистика", "Экспресс"] },
  "Retail chains": { english: ["Stores", "Markets", "Outfitters"], russian: ["Торг", "Маркет", "Ритейл"] },
  Machinery: { english: ["Engineering", "Machine Works", "Tooling"], russian: ["Маш", "Станкозавод", "Механика"] },
  Chemicals: { english: ["Chemicals", "Coatings", "Polymers"], russian: ["Химия", "Краски", "Полимер"] },
  Energy: { english: ["Energy", "Power", "Renewables"], russian: ["Энергия", "Свет", "Тепло"] },
  Agriculture: { english: ["Farms", "Grain", "Orchards"], russian: ["Агро", "Зерно", "Сад"] },
  Hospitality: { english: ["Hotels", "Catering", "Resorts"], russian: ["Отель", "Кейтеринг", "Курорт"] },
  Printing: { english: ["Print", "Packaging", "Press"], russian: ["Печать", "Упаковка", "Полиграф"] },
  Electronics: { english: ["Electronics", "Circuits", "Instruments"], russian: ["Электроника", "Прибор", "Сигнал"] },
} satisfies Record<string, Trade>;

export type Industry = keyof typeof trades;
export const industries = Object.keys(trades) as Industry[];

const heads =
  "Alder Amber Ash Birch Black Bramble Bright Cedar Clear Copper Crown Dawn Eagle Elm Fair Falcon Fern Flint Gold Green Grey Hazel Heath High Iron Ivy Kestrel Lark Long Maple Mill Moss North Oak Otter Pine Red Ridge River Rowan Sand Silver Stone Summer Swift Thorn West White Willow Winter".split(
    " ",
  );
const tails =
  "bank bourne brook bury combe croft dale den fell field ford gate grove ham haven holm hurst land leigh mere moor mouth port shaw stead thorpe ton wade water well wick wold wood worth".split(
    " ",
  );
const russianHeads =
  "Алмаз Арктика Байкал Берег Борей Вектор Вершина Весна Волга Восток Гранит Дубрава Заря Зенит Исток Каскад Кедр Компас Лада Маяк Меридиан Мост Надежда Нева Омега Орион Парус Полюс Простор Радуга Родник Рубин Русло Север Слобода Сокол Союз Старт Столица Тайга Урал Факел Форпост Центр Эталон Юг Янтарь Ясень".split(
    " ",
  );
const suffixes: Readonly<Record<string, readonly string[]>> = {
  Germany: ["GmbH", "AG", "KG"],
  Austria: ["GmbH"],
  Poland: ["Sp. z o.o."],
  Czechia: ["s.r.o."],
  Latvia: ["SIA"],
  "United States": ["Inc.", "LLC", "Corp."],
  Canada: ["Inc.", "Ltd"],
  Netherlands: ["B.V."],
};

/** A firm's name in the language it writes in; whether it is taken is the caller's to see. */
export function makeFirmName(random: Random, of: { industry: Industry; country: string; locale: "en" | "ru" }): string {
  const trade = trades[of.industry][of.locale === "ru" ? "russian" : "english"];
  if (of.locale === "ru") {
    const second = random.chance(0.4) ? `-${random.pick(russianHeads)}` : "";
    return `${random.chance(0.8) ? "ООО" : "АО"} «${random.pick(russianHeads)}${second} ${random.pick(trade)}»`;
  }
  return `${random.pick(heads)}${random.pick(tails)} ${random.pick(trade)} ${random.pick(suffixes[of.country] ?? ["Ltd", "LLC"])}`;
}
