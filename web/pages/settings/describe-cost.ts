import type { OfferSetting } from "../../../contracts/offer-settings.ts";
import type { Texts } from "../../texts/use-texts.ts";

/** What an offer costs for one client: "US$40.00 + 1.5 % + 2 h"; "—" for what costs nothing. */
export function describeCost(
  { money, percent, t, number }: Pick<Texts, "money" | "percent" | "t" | "number">,
  { fixedCostMinor, costShareBp, staffHours }: Pick<OfferSetting, "fixedCostMinor" | "costShareBp" | "staffHours">,
  currency: string,
): string {
  const parts = [
    fixedCostMinor > 0 ? money(fixedCostMinor, currency) : null,
    costShareBp > 0 ? percent(costShareBp / 100, 2) : null,
    staffHours > 0 ? t("common.hours", { count: number(staffHours) }) : null,
  ].filter((part) => part !== null);
  return parts.join(" + ") || "—";
}
