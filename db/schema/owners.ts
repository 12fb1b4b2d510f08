import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, recordedAt } from "./columns.ts";
import { handovers } from "./departures.ts";
import { people } from "./people.ts";

/** One go of proposing an owner for one client: proposed → decided by the head → answered by the person. */
export const proposals = pgTable(
  "proposals",
  {
    id: id(),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    round: integer("round").notNull(),
    /** Null when no plan fits; `reasons` then says by how much. */
    proposedId: uuid("proposed_id").references(() => people.id),
    reasons: jsonb("reasons").$type<string[]>().notNull().default([]),
    alternatives: jsonb("alternatives").$type<{ personId: string; reasons: string[] }[]>().notNull().default([]),
    proposedAt: instant("proposed_at").notNull(),
    decision: text("decision").$type<"approved" | "changed" | "refused">(),
    decidedById: uuid("decided_by_id").references(() => people.id),
    decidedAt: instant("decided_at"),
    /** The person after the decision: as proposed, or the head's change (reason in a note). */
    ownerId: uuid("owner_id").references(() => people.id),
    answer: text("answer").$type<"accepted" | "declined">(),
    declineReason: text("decline_reason").$type<"conflict" | "load" | "language" | "other">(),
    answeredById: uuid("answered_by_id").references(() => people.id),
    answeredAt: instant("answered_at"),
    /** Named by the head (then the head's superior) after two rounds or a late answer. */
    assigned: boolean("assigned").notNull().default(false),
    /** Closed without an answer: the next round took over. */
    supersededAt: instant("superseded_at"),
    /** Why: declined by the person, refused by the head, answered too late, the person leaves, or assigned to another. */
    supersededHow: text("superseded_how").$type<"declined" | "refused" | "late" | "unavailable" | "assigned">(),
    version: integer("version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [uniqueIndex("proposals_round").on(t.handoverId, t.round), index("proposals_owner").on(t.ownerId)],
);

/** The head's raise of a person's capacity, with a reason (R5). */
export const capacityRaises = pgTable("capacity_raises", {
  id: id(),
  departureId: uuid("departure_id").notNull(),
  personId: uuid("person_id")
    .notNull()
    .references(() => people.id),
  byId: uuid("by_id")
    .notNull()
    .references(() => people.id),
  fromCapacity: integer("from_capacity").notNull(),
  toCapacity: integer("to_capacity").notNull(),
  at: instant("at").notNull(),
});

/** Whom the leaver proposes for a client: heard, never decisive. */
export const leaverSuggestions = pgTable(
  "leaver_suggestions",
  {
    id: id(),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    at: instant("at").notNull(),
  },
  (t) => [uniqueIndex("leaver_suggestions_handover").on(t.handoverId)],
);
