import { sql } from "drizzle-orm";
import type { OfferSetting } from "../../contracts/offer-settings.ts";
import type { Tx } from "../../db/transaction.ts";
import type { OfferTerms } from "../../domain/offers/catalogue.ts";
import type { OfferKind } from "../../domain/offers/offer-kinds.ts";
import { type OfferTermsError, validateOfferTerms } from "../../domain/offers/validate-offer-terms.ts";
import { InvalidError } from "../errors.ts";
import type { CatalogueRow } from "./load-catalogue.ts";
import { STANDARD_TERMS } from "./load-offer-clients.ts";

type Use = OfferSetting["used"];

/** For how many clients each entry is proposed, and decided, by code. */
export async function countUse(tx: Tx): Promise<Map<string, Use>> {
  const { rows } = await tx.execute<Use & { code: string }>(sql`
    select code, count(*) filter (where not decided)::int as proposed, count(*) filter (where decided)::int as decided
    from (select proposed_code as code, false as decided from offer_decisions where decided_at is null
      union all select offer_code, true from offer_decisions where decided_at is not null) u
    where code is not null group by code`);
  return new Map(rows.map(({ code, proposed, decided }) => [code, { proposed, decided }]));
}

/** An entry as the administrator edits it. */
export const toOfferSetting = (row: CatalogueRow, use: ReadonlyMap<string, Use>): OfferSetting => {
  const { retentionType, ...entry } = row;
  return { ...entry, kind: retentionType, used: use.get(row.code) ?? { proposed: 0, decided: 0 } };
};

/** The field an error of the terms is about, and what to do. */
const faults: Record<OfferTermsError, { field: keyof OfferTerms; detail: string }> = {
  termMissing: { field: "until", detail: "A price freeze needs the day until which it holds." },
  purchaseSumMissing: {
    field: "purchaseSum",
    detail: "A price freeze needs the sum the client undertakes to buy for.",
  },
  validityMissing: { field: "until", detail: "A personal price needs the day until which it holds." },
  marginNegative: { field: "marginBp", detail: "A personal price needs a margin, and not a negative one." },
  minOrderNotLower: { field: "minOrder", detail: "The minimum order must be lower than the one every client has." },
  extraDaysMissing: { field: "extraDays", detail: "A longer deferral needs its days." },
  creditLimitMissing: { field: "creditLimit", detail: "A longer deferral needs a credit limit." },
  overdueDebt: { field: "creditLimit", detail: "No longer deferral while there is overdue debt." },
  rateMissing: { field: "ratePct", detail: "A compensation needs its rate." },
};

/** R57, R59: terms complete and bearable for a client without debt, else InvalidError `offerTerms` with each field. */
export function requireBearableTerms(offer: { kind: OfferKind; terms: OfferTerms }): void {
  const found = validateOfferTerms(offer, STANDARD_TERMS, 0);
  if (found.length === 0) return;
  const errors = found.map((code) => ({ pointer: `/terms/${faults[code].field}`, detail: faults[code].detail, code }));
  throw new InvalidError("offerTerms", "The terms of this offer are not complete.", { errors });
}
