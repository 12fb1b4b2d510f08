import type { NewOffer, OfferSetting } from "../../../contracts/offer-settings.ts";

type Terms = NonNullable<NewOffer["terms"]>;
export type TermField = Exclude<keyof Terms, "until">;

/** How a term is written: basis points as percent, minor units as money. */
export const termFields: readonly { field: TermField; scale: "bp" | "money" | "plain" }[] = [
  { field: "purchaseSum", scale: "money" },
  { field: "minOrder", scale: "money" },
  { field: "creditLimit", scale: "money" },
  { field: "marginBp", scale: "bp" },
  { field: "ratePct", scale: "plain" },
  { field: "extraDays", scale: "plain" },
];

/** What of an entry is typed and not saved; what is left out stays. */
export type OfferDraft = Partial<NewOffer>;

const blank = {
  kind: "clientSpecificService",
  title: { en: "", ru: "" },
  text: { en: "", ru: "" },
  fixedCostMinor: 0,
  costShareBp: 0,
  staffHours: 0,
  tiers: [],
  terms: {},
  effectPct: 0,
  validDays: 90,
} as const satisfies NewOffer;

/** The entry as the form shows it: what is typed over what is saved, over a blank one. */
export const showOffer = (offer: OfferSetting | null, draft: OfferDraft) => ({ ...blank, ...offer, ...draft });

/** A new entry as the API takes it. */
export const toNewOffer = (draft: OfferDraft): NewOffer => ({ ...blank, ...draft, tiers: [...(draft.tiers ?? [])] });
