import { z } from "zod";
import { tiers } from "../domain/codes.ts";
import { offerKinds } from "../domain/offers/offer-kinds.ts";

const minor = z.number().int().nonnegative().max(1_000_000_000_000);
const words = (most: number) => z.string().trim().min(1).max(most);
const bothLanguages = (most: number) => z.object({ en: words(most), ru: words(most) });

/** Terms some kinds need (R55, R57, R59): money in minor units, dates plain, rates whole percents, margin basis points. */
export const OfferTermsInput = z
  .object({
    until: z.iso.date().nullable(),
    purchaseSum: minor.nullable(),
    marginBp: z.number().int().min(-10_000).max(10_000).nullable(),
    minOrder: minor.nullable(),
    extraDays: z.number().int().min(0).max(365).nullable(),
    creditLimit: minor.nullable(),
    ratePct: z.number().int().min(0).max(100).nullable(),
  })
  .partial();

const fields = {
  kind: z.enum(offerKinds),
  title: bothLanguages(120),
  text: bothLanguages(2_000),
  /** Cost for one client: a fixed sum, a share of its annual profit in basis points, and staff hours. */
  fixedCostMinor: minor,
  costShareBp: z.number().int().min(0).max(10_000),
  staffHours: z.number().int().min(0).max(1_000),
  /** Empty: for every tier. */
  tiers: z.array(z.enum(tiers)).max(tiers.length),
  terms: OfferTermsInput,
  /** How much of the probability of losing the client it takes away, whole percent. */
  effectPct: z.number().int().min(0).max(100),
  validDays: z.number().int().min(1).max(1_000),
};

export const NewOffer = z.object({
  ...fields,
  fixedCostMinor: fields.fixedCostMinor.default(0),
  costShareBp: fields.costShareBp.default(0),
  staffHours: fields.staffHours.default(0),
  tiers: fields.tiers.default([]),
  terms: fields.terms.default({}),
  validDays: fields.validDays.default(90),
});
export type NewOffer = z.input<typeof NewOffer>;

export const OfferChange = z.object(fields).partial();
export type OfferChange = z.infer<typeof OfferChange>;

/** An entry of the catalogue as the administrator edits it; `used`: clients it is proposed or decided for. */
export const OfferSetting = z.object({
  ...fields,
  /** One of `offerKinds`, unless an entry was written by hand. */
  kind: z.string(),
  id: z.uuid(),
  code: z.string(),
  nonPrice: z.boolean(),
  withoutRep: z.boolean(),
  active: z.boolean(),
  used: z.object({ proposed: z.number().int(), decided: z.number().int() }),
});
export type OfferSetting = z.infer<typeof OfferSetting>;
