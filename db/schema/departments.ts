import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, recordedAt } from "./columns.ts";
import { departures, handovers } from "./departures.ts";
import { departments, people } from "./people.ts";

/** The one notice a department gets in a departure. Clients whose owner is settled later join it as items. */
export const departmentNotices = pgTable(
  "department_notices",
  {
    id: id(),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    recipientId: uuid("recipient_id").references(() => people.id),
    sentAt: instant("sent_at"),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedById: uuid("acknowledged_by_id").references(() => people.id),
    escalatedAt: instant("escalated_at"),
    version: integer("version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [uniqueIndex("department_notices_once").on(t.departureId, t.departmentId)],
);

/** One client in a department's notice; `gating` when the department has something open for it (R12). */
export const departmentItems = pgTable(
  "department_items",
  {
    id: id(),
    noticeId: uuid("notice_id")
      .notNull()
      .references(() => departmentNotices.id),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    gating: boolean("gating").notNull(),
    openItems: jsonb("open_items").$type<{ orders: number; questions: number; receivableMinor: number }>().notNull(),
    /** The person the department names for this client (R13). */
    personId: uuid("person_id").references(() => people.id),
    /** Business time at which it joined the notice, and until when the department has time for this client. */
    joinedAt: instant("joined_at"),
    dueAt: instant("due_at"),
    notifiedAt: instant("notified_at"),
    settledAt: instant("settled_at"),
    how: text("how").$type<"acknowledged" | "changed" | "objected" | "silence" | "delivered" | "waived">(),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("department_items_once").on(t.noticeId, t.handoverId),
    index("department_items_handover").on(t.handoverId),
  ],
);
