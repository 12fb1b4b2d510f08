import { eq } from "drizzle-orm";
import { offerCatalogue } from "../../db/schema/offers.ts";
import type { ChangeContext, Tx } from "../../db/transaction.ts";
import type { CatalogueOffer } from "../../domain/offers/catalogue.ts";
import type { OfferKind } from "../../domain/offers/offer-kinds.ts";
import { rankOffers } from "../../domain/offers/rank-offers.ts";
import { defaultCatalogue } from "./default-catalogue.ts";

export type CatalogueRow = typeof offerCatalogue.$inferSelect;

/** The catalogue's active offers in the order of R58: service without the rep first, price last. */
export async function listActiveOffers(tx: Tx): Promise<CatalogueRow[]> {
  const rows = await tx
    .select()
    .from(offerCatalogue)
    .where(eq(offerCatalogue.active, true))
    .orderBy(offerCatalogue.code);
  const ranked = rankOffers(
    rows.map((row) => ({ row, kind: row.retentionType as OfferKind, cost: row.fixedCostMinor + row.costShareBp })),
  );
  return ranked.map(({ row }) => row);
}

/** Puts the built-in catalogue where a company has none at all; one it emptied of active offers stays so. */
export async function fillEmptyCatalogue({ tx }: ChangeContext): Promise<void> {
  const [any] = await tx.select({ id: offerCatalogue.id }).from(offerCatalogue).limit(1);
  if (any) return;
  await tx.insert(offerCatalogue).values(defaultCatalogue).onConflictDoNothing();
}

/** The offers as the rules of R54–R60 read them. */
export const toCatalogueOffers = (rows: readonly CatalogueRow[]): CatalogueOffer[] =>
  rows.map((row) => ({
    id: row.code,
    kind: row.retentionType as OfferKind,
    fixedCost: row.fixedCostMinor,
    // A share of the client's annual profit, which OfferClient carries as its base.
    salesPct: row.costShareBp / 100,
    hours: row.staffHours,
    effectPct: row.effectPct,
    tiers: row.tiers,
    needsLeaver: false,
    terms: row.terms,
  }));
