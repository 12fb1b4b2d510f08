import { boolean, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { IntroductionFormat } from "../../domain/codes.ts";
import { contacts } from "./clients.ts";
import { day, id, instant, recordedAt } from "./columns.ts";
import { handovers } from "./departures.ts";
import { people } from "./people.ts";

/** How the successor is introduced to one client (R19): jointMeeting, jointCall or inNotice. */
export const introductions = pgTable(
  "introductions",
  {
    id: id(),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id)
      .unique(),
    format: text("format").$type<IntroductionFormat>().notNull(),
    state: text("state").$type<"planned" | "offered" | "agreed" | "held" | "cancelled">().notNull().default("planned"),
    /** Who introduces: the leaver, or the head in the leaver's place. */
    hostId: uuid("host_id").references(() => people.id),
    /** Head or executive who joins at gold clients. */
    managerId: uuid("manager_id").references(() => people.id),
    successorId: uuid("successor_id")
      .notNull()
      .references(() => people.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    /** Day R19 keeps room on until a time is found: the caps of a day count it. */
    plannedDay: day("planned_day"),
    /** The time while agreed or held; afterwards the one last invited to. */
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    zone: text("zone"),
    /** Slots the client may pick from, ISO instants, and those declined. */
    slots: jsonb("slots").$type<string[]>().notNull().default([]),
    declinedSlots: jsonb("declined_slots").$type<string[]>().notNull().default([]),
    pickedByClient: boolean("picked_by_client").notNull().default(false),
    uid: text("uid").notNull(),
    /** Rises with every change of time, place, people or state. */
    sequence: integer("sequence").notNull().default(0),
    headIntroduced: boolean("head_introduced").notNull().default(false),
    heldAt: instant("held_at"),
    /** When the next step is due (outcome asked for, next slot sought). */
    nextAt: instant("next_at"),
    version: integer("version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("introductions_uid").on(t.uid),
    index("introductions_manager").on(t.managerId, t.startsAt),
    index("introductions_host").on(t.hostId, t.startsAt),
    index("introductions_successor").on(t.successorId, t.startsAt),
  ],
);

/** Person or contact invited to an introduction; `removedAt` once taken off (they got a CANCEL). */
export const attendees = pgTable(
  "attendees",
  {
    id: id(),
    introductionId: uuid("introduction_id")
      .notNull()
      .references(() => introductions.id),
    personId: uuid("person_id").references(() => people.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    partstat: text("partstat")
      .$type<"NEEDS-ACTION" | "ACCEPTED" | "DECLINED" | "TENTATIVE">()
      .notNull()
      .default("NEEDS-ACTION"),
    partstatSequence: integer("partstat_sequence").notNull().default(0),
    removedAt: instant("removed_at"),
    recordedAt: recordedAt(),
  },
  (t) => [unique("attendees_once").on(t.introductionId, t.personId, t.contactId).nullsNotDistinct()],
);

/** The successor's first contact after the switch; `items` are the checklist numbers done (1–13). */
export const firstContacts = pgTable("first_contacts", {
  handoverId: uuid("handover_id")
    .primaryKey()
    .references(() => handovers.id),
  personId: uuid("person_id")
    .notNull()
    .references(() => people.id),
  items: integer("items").array().notNull(),
  madeAt: instant("made_at").notNull(),
  recordedAt: recordedAt(),
});
