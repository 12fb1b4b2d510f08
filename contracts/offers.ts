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
  /** How many of those decided now get an offer; a proposed "none" is approved and none all the same. */
  offered: count,
  /** Clients still without a decision, and those of them who decided now may decide on. */
  pending: count,
  pendingForActor: count,
  costMinor: minor,
  budgetMinor: minor,
});
export type OffersDecided = z.infer<typeof OffersDecided>;

/** For which clients every offer that pays is asked. */
export const AskOfferOptions = z.object({ handoverIds: z.array(z.uuid()).min(1).max(10_000) });
export type AskOfferOptions = z.infer<typeof AskOfferOptions>;

/** Each client's offers that may be made to it and keep more than they cost (R55–R60), the preferred one first. */
export const OfferOptions = z.object({
  options: z.array(z.object({ handoverId: z.uuid(), offerCode: z.string(), costMinor: minor, gainMinor: minor })),
});
export type OfferOptions = z.infer<typeof OfferOptions>;

export const CatalogueEntry = z.object({
  code: z.string(),
  /** False: retired since it was proposed or decided; not to be chosen any more. */
  active: z.boolean(),
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
  decidedByName: z.string().nullable(),
  /** What the head wrote about an exception. */
  note: z.string().nullable(),
  /** The client knows already: its decision is not changed any more. */
  told: z.boolean(),
  /** The caller decides offers here, the client would not be the caller's own and knows of no decision yet. */
  decidable: z.boolean(),
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
  /**
   * For who decides: null for a successor. What is decided counts clients who are handed over or were told before they ended,
   * though `offers` has them no more; of those `decided`, `offered` get one.
   */
  budget: z
    .object({
      budgetMinor: minor,
      decidedMinor: minor,
      decidedGainMinor: minor,
      decided: count,
      offered: count,
      pendingMinor: minor,
      pending: count,
    })
    .nullable(),
});
export type OfferList = z.infer<typeof OfferList>;
