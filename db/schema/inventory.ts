import { index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { GapCode } from "../../domain/inventory/inventory-gaps.ts";
import { day, id, instant, recordedAt } from "./columns.ts";
import { handovers } from "./departures.ts";
import { people } from "./people.ts";

/** What is missing in a client's dossier (R9), who fills it by when. */
export const dossierGaps = pgTable(
  "dossier_gaps",
  {
    id: id(),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    code: text("code").$type<GapCode>().notNull(),
    /** The contact, deal or question it is about; null for the client as a whole. */
    subjectId: uuid("subject_id"),
    fillById: uuid("fill_by_id").references(() => people.id),
    fillByDay: day("fill_by_day").notNull(),
    filledAt: instant("filled_at"),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("dossier_gaps_once").on(t.handoverId, t.code, t.subjectId).nullsNotDistinct(),
    index("dossier_gaps_person").on(t.fillById),
  ],
);

/** Signature under one client's inventory (R10); `missing` names the gaps open when it was given. */
export const inventorySignatures = pgTable(
  "inventory_signatures",
  {
    id: id(),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    part: text("part").$type<"successor" | "head">().notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    missing: jsonb("missing").$type<string[]>().notNull().default([]),
    signedAt: instant("signed_at").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [uniqueIndex("inventory_signatures_once").on(t.handoverId, t.part)],
);
