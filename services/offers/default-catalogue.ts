import { createHash } from "node:crypto";
import type { offerCatalogue } from "../../db/schema/offers.ts";
import { describeKind, type offerKinds } from "../../domain/offers/offer-kinds.ts";

type CatalogueRow = typeof offerCatalogue.$inferSelect;
type Offer = Pick<CatalogueRow, "title" | "text" | "fixedCostMinor" | "costShareBp" | "effectPct"> &
  Partial<CatalogueRow> & { retentionType: (typeof offerKinds)[number] };

/**
 * The catalogue an installation starts with, in the order of R58: service without the rep first, price last. Costs are a share of the client's
 * annual profit (basis points) and staff hours; effects are shares of the probability of loss. A company edits them to its own.
 */
const offers: Offer[] = [
  {
    retentionType: "clientSpecificService",
    title: { en: "An order desk of your own", ru: "Собственная линия заказов" },
    text: {
      en: "Your orders go to a fixed team of two who know your assortment and answer within two working hours.",
      ru: "Ваши заказы принимает постоянная команда из двух человек: она знает Ваш ассортимент и отвечает за два рабочих часа.",
    },
    fixedCostMinor: 0,
    costShareBp: 250,
    staffHours: 2,
    effectPct: 35,
    tiers: ["gold"],
  },
  {
    retentionType: "nicheService",
    title: { en: "Advice for your line of business", ru: "Консультации для Вашей отрасли" },
    text: {
      en: "A specialist for your line of business goes through your needs with you and prepares a selection to match.",
      ru: "Специалист по Вашей отрасли разберёт с Вами Ваши потребности и подготовит подходящую подборку.",
    },
    fixedCostMinor: 0,
    costShareBp: 150,
    staffHours: 1,
    effectPct: 25,
    tiers: ["gold", "silver"],
  },
  {
    retentionType: "education",
    title: { en: "Training for your staff", ru: "Обучение Ваших сотрудников" },
    text: {
      en: "Two of your people take part in our next product training free of charge.",
      ru: "Двое Ваших сотрудников бесплатно пройдут наше ближайшее обучение по продуктам.",
    },
    fixedCostMinor: 1_500,
    costShareBp: 50,
    effectPct: 15,
    validDays: 180,
  },
  {
    retentionType: "community",
    title: { en: "A place in our clients' circle", ru: "Место в клубе наших клиентов" },
    text: {
      en: "You are invited to our quarterly meetings of clients, with news of the market before others have them.",
      ru: "Мы приглашаем Вас на ежеквартальные встречи клиентов, где новости рынка узнают раньше других.",
    },
    fixedCostMinor: 1_000,
    costShareBp: 0,
    effectPct: 8,
    validDays: 365,
  },
  {
    retentionType: "thankYouEvent",
    title: { en: "An evening to say thank you", ru: "Вечер благодарности" },
    text: {
      en: "Come to our evening for clients of many years; the new account manager and the head of sales will be there.",
      ru: "Приходите на наш вечер для постоянных клиентов: там будут Ваш новый менеджер и руководитель отдела продаж.",
    },
    fixedCostMinor: 6_000,
    costShareBp: 0,
    effectPct: 15,
    tiers: ["gold", "silver"],
  },
  {
    retentionType: "points",
    title: { en: "Double points for a quarter", ru: "Двойные баллы на квартал" },
    text: {
      en: "For three months each order earns twice the points, to be used for any service of ours.",
      ru: "Три месяца каждый заказ приносит вдвое больше баллов, их можно потратить на любую нашу услугу.",
    },
    fixedCostMinor: 0,
    costShareBp: 200,
    effectPct: 15,
  },
  {
    retentionType: "longerDeferral",
    title: { en: "Fourteen more days to pay", ru: "Ещё четырнадцать дней отсрочки" },
    text: {
      en: "You pay fourteen days later than agreed so far, within the credit limit we have set for you.",
      ru: "Вы платите на четырнадцать дней позже, чем раньше, в пределах установленного для Вас лимита.",
    },
    fixedCostMinor: 0,
    costShareBp: 200,
    effectPct: 15,
    terms: { extraDays: 14, creditLimit: 500_000 },
  },
  {
    retentionType: "riskGroupOffer",
    title: { en: "Free delivery of your next order", ru: "Бесплатная доставка следующего заказа" },
    text: {
      en: "We deliver your next order free of charge, whatever its size.",
      ru: "Мы бесплатно доставим Ваш следующий заказ любого размера.",
    },
    fixedCostMinor: 2_500,
    costShareBp: 0,
    effectPct: 10,
    validDays: 60,
  },
];

/** The same id wherever it is looked at, so that an entry can be edited before the catalogue was ever written. */
function toId(code: string): string {
  const hex = createHash("sha256").update(`offer:${code}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

export const defaultCatalogue: CatalogueRow[] = offers.map((offer) => ({
  staffHours: 0,
  tiers: [],
  terms: {},
  validDays: 90,
  active: true,
  ...offer,
  id: toId(offer.retentionType),
  code: offer.retentionType,
  ...describeKind(offer.retentionType),
}));
