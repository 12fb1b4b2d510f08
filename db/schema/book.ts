import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { clients, contacts } from "./clients.ts";
import { day, id, instant, minor, recordedAt } from "./columns.ts";
import { departments, people } from "./people.ts";

/** Sales opportunity. Without a client it is loose work once its owner leaves. */
export const deals = pgTable(
  "deals",
  {
    id: id(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    clientId: uuid("client_id").references(() => clients.id),
    ownerId: uuid("owner_id").references(() => people.id),
    title: text("title").notNull(),
    stage: text("stage").notNull(),
    status: text("status").$type<"open" | "won" | "lost">().notNull(),
    valueMinor: minor("value_minor").notNull().default(0),
    openedOn: day("opened_on"),
    closedOn: day("closed_on"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("deals_source").on(t.source, t.sourceId),
    index("deals_client").on(t.clientId),
    index("deals_owner").on(t.ownerId, t.status),
  ],
);

/** A purchase. `profitMinor` is null where the source tells only revenue (R26 then uses revenue). */
export const orders = pgTable(
  "orders",
  {
    id: id(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    ownerId: uuid("owner_id").references(() => people.id),
    orderedOn: day("ordered_on").notNull(),
    status: text("status").$type<"open" | "done" | "cancelled">().notNull(),
    amountMinor: minor("amount_minor").notNull(),
    profitMinor: minor("profit_minor"),
    promisedOn: day("promised_on"),
    shippedOn: day("shipped_on"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("orders_source").on(t.source, t.sourceId),
    index("orders_client").on(t.clientId, t.orderedOn),
    index("orders_owner").on(t.ownerId, t.status),
  ],
);

/** One touch between a client and the company; an enquiry or quote is an interaction too. */
export const interactions = pgTable(
  "interactions",
  {
    id: id(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    clientId: uuid("client_id").references(() => clients.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    personId: uuid("person_id").references(() => people.id),
    kind: text("kind")
      .$type<"call" | "email" | "meeting" | "note" | "enquiry" | "quote" | "task" | "message">()
      .notNull(),
    at: instant("at").notNull(),
    /** Enquiry that ended in an order (true), failed (false) or is still open (null). */
    orderedAfter: boolean("ordered_after"),
    /** Attempt that kept the rules (invited a reply, call agreed) and was answered or not (R37). */
    answered: boolean("answered"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("interactions_source").on(t.source, t.sourceId),
    index("interactions_client").on(t.clientId, t.at),
    index("interactions_person").on(t.personId, t.at),
  ],
);

/** Promised or pending matter to hand over (R20); a complaint or return case is one too. Text is erasable. */
export const openQuestions = pgTable(
  "open_questions",
  {
    id: id(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    clientId: uuid("client_id").references(() => clients.id),
    responsibleId: uuid("responsible_id").references(() => people.id),
    departmentId: uuid("department_id").references(() => departments.id),
    kind: text("kind").$type<"question" | "promise" | "complaint" | "returnCase">().notNull().default("question"),
    /** State of a return case (R73); null otherwise. */
    returnState: text("return_state"),
    justified: boolean("justified"),
    text: text("text").notNull(),
    openedOn: day("opened_on"),
    dueOn: day("due_on"),
    closedOn: day("closed_on"),
    /** Set by the handover: who takes it, by when, and when they accepted it. */
    nextResponsibleId: uuid("next_responsible_id").references(() => people.id),
    nextDueOn: day("next_due_on"),
    handedOverAt: instant("handed_over_at"),
    acceptedAt: instant("accepted_at"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("open_questions_source").on(t.source, t.sourceId),
    index("open_questions_client").on(t.clientId),
    index("open_questions_responsible").on(t.responsibleId),
  ],
);

/** A meeting in somebody's calendar with a client that was planned before the notice. */
export const plannedMeetings = pgTable(
  "planned_meetings",
  {
    id: id(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    clientId: uuid("client_id").references(() => clients.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
  },
  (t) => [
    uniqueIndex("planned_meetings_source").on(t.source, t.sourceId),
    index("planned_meetings_person").on(t.personId),
  ],
);
