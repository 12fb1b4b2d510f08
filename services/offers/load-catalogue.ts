import { eq, inArray, or } from "drizzle-orm";
import { offerCatalogue } from "../../db/schema/offers.ts";
import type { ChangeContext, Tx } from "../../db/transaction.ts";
import type { CatalogueOffer } from "../../domain/offers/catalogue.ts";
import type { OfferKind } from "../../domain/offers/offer-kinds.ts";
import { rankOffers } from "../../domain/offers/rank-offers.ts";
import { defaultCatalogue } from "./default-catalogue.ts";

export type CatalogueRow = typeof offerCatalogue.$inferSelect;

/** The catalogue's active offers in the order of R58: service without the rep first, price last. */
export async function listActiveOffers(tx: Tx): Promise<CatalogueRow[]> {
  return rankRows(
    await tx.select().from(offerCatalogue).where(eq(offerCatalogue.active, true)).orderBy(offerCatalogue.code),
  );
}

/** Those and the retired ones of the codes named: what was proposed or decided once is still to be read. */
export async function listOffersWith(tx: Tx, codes: readonly string[]): Promise<CatalogueRow[]> {
  const isNamed = or(eq(offerCatalogue.active, true), inArray(offerCatalogue.code, [...codes]));
  return rankRows(await tx.select().from(offerCatalogue).where(isNamed).orderBy(offerCatalogue.code));
}

/** The whole catalogue, retired entries last; the built-in one as long as nothing was ever written. */
export async function listAllOffers(tx: Tx): Promise<CatalogueRow[]> {
  const rows = await tx.select().from(offerCatalogue).orderBy(offerCatalogue.code);
  const all = rankRows(rows.length > 0 ? rows : defaultCatalogue);
  return [...all.filter(({ active }) => active), ...all.filter(({ active }) => !active)];
}

function rankRows(rows: readonly CatalogueRow[]): CatalogueRow[] {
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
