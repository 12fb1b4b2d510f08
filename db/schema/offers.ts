import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Tier } from "../../domain/codes.ts";
import type { OfferTerms } from "../../domain/offers/catalogue.ts";
import { day, id, instant, minor, recordedAt } from "./columns.ts";
import { departures, handovers } from "./departures.ts";
import { people } from "./people.ts";

/** The company's catalogue of special offers; service without the rep stands first (R58). */
export const offerCatalogue = pgTable("offer_catalogue", {
  id: id(),
  code: text("code").notNull().unique(),
  retentionType: text("retention_type").notNull(),
  nonPrice: boolean("non_price").notNull(),
  withoutRep: boolean("without_rep").notNull(),
  title: jsonb("title").$type<{ en: string; ru: string }>().notNull(),
  text: jsonb("text").$type<{ en: string; ru: string }>().notNull(),
  /** Fixed cost plus a share of the client's annual profit, in basis points. */
  fixedCostMinor: minor("fixed_cost_minor").notNull(),
  costShareBp: integer("cost_share_bp").notNull().default(0),
  /** Staff time it takes for one client. */
  staffHours: integer("staff_hours").notNull().default(0),
  /** Tiers it may be made to; empty: all. */
  tiers: text("tiers").array().$type<Tier[]>().notNull().default(sql`'{}'`),
  /** What some kinds need (R57, R59): term, sum, days, limit, rate. */
  terms: jsonb("terms").$type<OfferTerms>().notNull().default({}),
  /** How much of the probability of loss it takes away, whole percent (R56). */
  effectPct: integer("effect_pct").notNull(),
  validDays: integer("valid_days").notNull().default(90),
  active: boolean("active").notNull().default(true),
});

/** First decision, for all clients of the leaver, one tier, or none, with its total cost. */
export const offerGroupDecisions = pgTable(
  "offer_group_decisions",
  {
    id: id(),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    scope: text("scope").$type<"all" | "gold" | "silver" | "copper" | "none">().notNull(),
    offerCode: text("offer_code"),
    totalCostMinor: minor("total_cost_minor").notNull(),
    decidedById: uuid("decided_by_id")
      .notNull()
      .references(() => people.id),
    decidedAt: instant("decided_at").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [uniqueIndex("offer_group_decisions_once").on(t.departureId, t.scope)],
);

/** What is proposed, then decided, for one client; `offerCode` null is the decision "none" (R14). */
export const offerDecisions = pgTable("offer_decisions", {
  handoverId: uuid("handover_id")
    .primaryKey()
    .references(() => handovers.id),
  proposedCode: text("proposed_code"),
  proposedReason: text("proposed_reason").notNull(),
  proposedAt: instant("proposed_at").notNull(),
  offerCode: text("offer_code"),
  costMinor: minor("cost_minor").notNull().default(0),
  gainMinor: minor("gain_minor").notNull().default(0),
  /** Code why: asProposed, group, exception, notDecidedInTime, costAboveGain … */
  reason: text("reason"),
  validUntil: day("valid_until"),
  decidedById: uuid("decided_by_id").references(() => people.id),
  /** Null until the head decided (or time did). */
  decidedAt: instant("decided_at"),
  /** approved: as proposed; changed: other offer than proposed; refused: an offer was proposed, none decided; timeout. */
  how: text("how").$type<"approved" | "changed" | "refused" | "timeout">(),
  version: integer("version").notNull().default(1),
  recordedAt: recordedAt(),
});
