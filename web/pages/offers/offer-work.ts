import type { OfferLine, OfferList } from "../../../contracts/offers.ts";
import type { Texts } from "../../texts/use-texts.ts";
import type { OfferDraft, OfferTotals } from "./offer-draft.ts";

/** What the parts of the page work on together. */
export interface OfferWork {
  departureId: string;
  lines: readonly OfferLine[];
  catalogue: OfferList["catalogue"];
  draft: OfferDraft;
  setDraft: (draft: OfferDraft) => void;
  totals: OfferTotals;
}

/** An offer by its name in the reader's language; null: none. One taken out of the catalogue keeps its code. */
export function nameOffer({ t, locale }: Texts, catalogue: OfferList["catalogue"], code: string | null): string {
  if (code === null) return t("offers.noOffer");
  return catalogue.find((entry) => entry.code === code)?.title[locale] ?? code;
}
