import { z } from "zod";
import { tiers } from "../domain/codes.ts";

const minor = z.number().int();
const count = z.number().int();
const text = z.object({ en: z.string(), ru: z.string() });

export const offerScopes = ["all", ...tiers, "none"] as const;

/** One decision for all clients of the leaver, one tier, or none. Without a code each client gets the offer proposed for it. */
export const GroupOffer = z.object({
  scope: z.enum(offerScopes),
  offerCode: z.string().nullable().default(null),
});
export type GroupOffer = z.input<typeof GroupOffer>;

/** The total shown by the preview must be given back: what is decided is what was seen. */
export const DecideOfferGroup = GroupOffer.extend({ expectedCount: count, expectedTotalCostMinor: minor });
export type DecideOfferGroup = z.input<typeof DecideOfferGroup>;

export const GroupOfferPreview = z.object({
  scope: z.enum(offerScopes),
  offerCode: z.string().nullable(),
  /** Clients in the group still undecided, and how many of them would get an offer. */
  clients: count,
  offered: count,
  totalCostMinor: minor,
  totalGainMinor: minor,
  /** What is left of the departure's budget before this decision. */
  budgetLeftMinor: minor,
  /** Why the others would get none, with their number. */
  none: z.record(z.string(), count),
});
export type GroupOfferPreview = z.infer<typeof GroupOfferPreview>;

/** Approval of the rest as proposed and exceptions, in one go. `expectedCount`: how many the rest are. */
export const DecideOffers = z.object({
  approveRest: z.boolean().default(false),
  expectedCount: count.nonnegative().optional(),
  changes: z
    .array(
      z.object({
        handoverId: z.uuid(),
        /** Null: no offer. */
        offerCode: z.string().nullable(),
        reason: z.string().min(3).max(2000),
      }),
    )
    .max(10_000)
    .default([]),
});
export type DecideOffers = z.input<typeof DecideOffers>;

export const OffersDecided = z.object({
  approved: count,
  changed: count,
  refused: count,
  pending: count,
  costMinor: minor,
  budgetMinor: minor,
});
export type OffersDecided = z.infer<typeof OffersDecided>;

export const CatalogueEntry = z.object({
  code: z.string(),
  kind: z.string(),
  title: text,
  text,
  nonPrice: z.boolean(),
  withoutRep: z.boolean(),
});

/** One client's offer. A successor sees the decided one only: figures and proposal are null. */
export const OfferLine = z.object({
  handoverId: z.uuid(),
  clientName: z.string(),
  tier: z.enum(tiers).nullable(),
  proposedCode: z.string().nullable(),
  proposedReason: z.string().nullable(),
  offerCode: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  how: z.enum(["approved", "changed", "refused", "timeout"]).nullable(),
  reason: z.string().nullable(),
  validUntil: z.iso.date().nullable(),
  costMinor: minor.nullable(),
  gainMinor: minor.nullable(),
  /** Profit a year at stake, and whether keeping it is worth the offer's cost (R28). */
  stakeMinor: minor.nullable(),
  worthIt: z.boolean().nullable(),
  riskScore: count.nullable(),
  /** What else to do for this client (R54). */
  actions: z.array(z.string()),
});
export type OfferLine = z.infer<typeof OfferLine>;

export const OfferList = z.object({
  offers: z.array(OfferLine),
  next: z.string().nullable(),
  catalogue: z.array(CatalogueEntry),
  /** For who decides: null for a successor. */
  budget: z.object({ budgetMinor: minor, decidedMinor: minor, pendingMinor: minor, pending: count }).nullable(),
});
export type OfferList = z.infer<typeof OfferList>;
