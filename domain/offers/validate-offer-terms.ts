import type { OfferTerms } from "./catalogue.ts";
import type { OfferKind } from "./offer-kinds.ts";
import { type PriceFreezeError, validatePriceFreeze } from "./validate-price-freeze.ts";

export type StandardTerms = { minOrder: number };

export type OfferTermsError =
  | PriceFreezeError
  | "validityMissing"
  | "marginNegative"
  | "minOrderNotLower"
  | "extraDaysMissing"
  | "creditLimitMissing"
  | "overdueDebt"
  | "rateMissing";

/**
 * R57, R59: whether an offer's terms are complete and bearable.
 *
 * @param standardTerms what every client gets, minor units
 * @param overdueDebt the client's overdue debt, minor units; no longer deferral while there is any
 */
export function validateOfferTerms(
  offer: { kind: OfferKind; terms: OfferTerms },
  standardTerms: StandardTerms,
  overdueDebt: number,
): OfferTermsError[] {
  const { kind, terms } = offer;
  const errors: OfferTermsError[] = [];
  if (kind === "priceFreeze") return validatePriceFreeze(terms);
  if (kind === "personalPrice") {
    if (!terms.until) errors.push("validityMissing");
    if (terms.marginBp == null || terms.marginBp < 0) errors.push("marginNegative");
  }
  if (kind === "lowerMinOrder" && (terms.minOrder == null || terms.minOrder >= standardTerms.minOrder)) {
    errors.push("minOrderNotLower");
  }
  if (kind === "longerDeferral") {
    if (!terms.extraDays || terms.extraDays <= 0) errors.push("extraDaysMissing");
    if (!terms.creditLimit || terms.creditLimit <= 0) errors.push("creditLimitMissing");
    if (overdueDebt > 0) errors.push("overdueDebt");
  }
  if (kind === "compensation" && (!terms.ratePct || terms.ratePct <= 0)) errors.push("rateMissing");
  return errors;
}
