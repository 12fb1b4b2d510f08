import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DepartureKind, ExitReason, Tier } from "../../domain/codes.ts";
import type { Gate } from "../../domain/gates.ts";
import { clients } from "./clients.ts";
import { day, id, instant, minor, recordedAt } from "./columns.ts";
import { people, teams } from "./people.ts";

/** The process of one leaver, from notice to closed. */
export const departures = pgTable(
  "departures",
  {
    id: id(),
    leaverId: uuid("leaver_id")
      .notNull()
      .references(() => people.id),
    teamId: uuid("team_id")
      .notNull()
      .references(() => teams.id),
    kind: text("kind").$type<DepartureKind>().notNull(),
    noticeOn: day("notice_on").notNull(),
    lastWorkingDay: day("last_working_day").notNull(),
    endOfEmployment: day("end_of_employment").notNull(),
    announceFrom: day("announce_from"),
    recordedById: uuid("recorded_by_id")
      .notNull()
      .references(() => people.id),
    /** noticed: only the lock-down runs; running: confirmed; closed, closedIncomplete, withdrawn end it. */
    state: text("state")
      .$type<"noticed" | "running" | "closed" | "closedIncomplete" | "withdrawn">()
      .notNull()
      .default("noticed"),
    noticedAt: instant("noticed_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    confirmedById: uuid("confirmed_by_id").references(() => people.id),
    leaverToldAt: instant("leaver_told_at"),
    inventoriedAt: instant("inventoried_at"),
    /** End of the last working day in the team's zone; the leaver's sign-in ends here. */
    lastDayEndsAt: instant("last_day_ends_at").notNull(),
    signInEndedAt: instant("sign_in_ended_at"),
    closedAt: instant("closed_at"),
    offerBudgetMinor: minor("offer_budget_minor"),
    /** Clients only one employee knows, before and after (closing report). */
    knownToOneBefore: integer("known_to_one_before"),
    knownToOneAfter: integer("known_to_one_after"),
    version: integer("version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("departures_open_leaver")
      .on(t.leaverId)
      .where(sql`${t.state} in ('noticed','running','closedIncomplete')`),
    index("departures_team").on(t.teamId),
  ],
);

/** HR's alone: reason and note of leaving. */
export const departureReasons = pgTable("departure_reasons", {
  departureId: uuid("departure_id")
    .primaryKey()
    .references(() => departures.id),
  reason: text("reason").$type<ExitReason>().notNull(),
  note: text("note"),
  actionOwnerId: uuid("action_owner_id").references(() => people.id),
  action: text("action"),
});

/** The leaver's non-compete clause as the contract has it (R82), for HR and head: kept and shown, never judged. Erasable. */
export const nonCompetes = pgTable("non_competes", {
  departureId: uuid("departure_id")
    .primaryKey()
    .references(() => departures.id),
  clause: text("clause"),
  fromDay: day("from_day").notNull(),
  untilDay: day("until_day").notNull(),
  legalNote: text("legal_note"),
});

/** Deadline of each stage (R2), an instant with its zone and date. */
export const stageDeadlines = pgTable(
  "stage_deadlines",
  {
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    stage: text("stage").notNull(),
    dueAt: instant("due_at").notNull(),
    zone: text("zone").notNull(),
    day: day("day").notNull(),
  },
  (t) => [primaryKey({ columns: [t.departureId, t.stage] })],
);

/** Done-mark of a step: running it twice does nothing. Failures keep their count and next try here. */
export const steps = pgTable(
  "steps",
  {
    workflowId: text("workflow_id").notNull(),
    step: text("step").notNull(),
    doneAt: instant("done_at"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    failure: text("failure"),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.step] })],
);

/** One client's passage. State shown is derived from gates and instants (R3), never stored. */
export const handovers = pgTable(
  "handovers",
  {
    id: id(),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    /** Firm with only open deals: in the book, without tier. */
    prospect: boolean("prospect").notNull().default(false),
    tier: text("tier").$type<Tier>(),
    effectiveTier: text("effective_tier").$type<Tier>(),
    annualProfitMinor: minor("annual_profit_minor").notNull().default(0),
    annualRevenueMinor: minor("annual_revenue_minor").notNull().default(0),
    signs: text("signs").array().notNull().default(sql`'{}'`),
    /** Why a copper client may be worth more than its orders (R27); shown, never decisive. */
    exceptions: text("exceptions").array().notNull().default(sql`'{}'`),
    riskScore: integer("risk_score").notNull().default(20),
    riskRank: integer("risk_rank"),
    transfers: integer("transfers").notNull().default(0),
    /** What was counted at the inventory. */
    counts: jsonb("counts").$type<{
      contacts: number;
      openDeals: number;
      openOrders: number;
      openQuestions: number;
      interactions: number;
    }>(),
    completeness: integer("completeness").notNull().default(0),
    /** Appointed: approved and accepted (or assigned). */
    nextOwnerId: uuid("next_owner_id").references(() => people.id),
    /** Rises whenever next owner, date or offer changes: part of every effect key. */
    revision: integer("revision").notNull().default(1),
    toldAt: instant("told_at"),
    toldHow: text("told_how").$type<"email" | "call" | "letter">(),
    confirmedAt: instant("confirmed_at"),
    confirmedHow: text("confirmed_how").$type<"reply" | "slot" | "page" | "call">(),
    introducedAt: instant("introduced_at"),
    switchDueAt: instant("switch_due_at"),
    switchedAt: instant("switched_at"),
    firstContactDueAt: instant("first_contact_due_at"),
    firstContactAt: instant("first_contact_at"),
    end: text("end").$type<"handedOver" | "lost" | "letGo" | "excluded" | "withdrawn">(),
    endedAt: instant("ended_at"),
    /** Still open when the leaver's last day had ended. */
    afterLastDay: boolean("after_last_day").notNull().default(false),
    version: integer("version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("handovers_departure_client").on(t.departureId, t.clientId),
    uniqueIndex("handovers_open_client").on(t.clientId).where(sql`${t.end} is null`),
    index("handovers_next_owner").on(t.nextOwnerId),
  ],
);

/** A gate of one client that has opened, and how. A waived one carries its reason as a note. */
export const gates = pgTable(
  "gates",
  {
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    gate: text("gate").$type<Gate>().notNull(),
    openedAt: instant("opened_at").notNull(),
    how: text("how").$type<"settled" | "waived" | "silence" | "late" | "assigned">().notNull(),
    byId: uuid("by_id").references(() => people.id),
    recordedAt: recordedAt(),
  },
  (t) => [primaryKey({ columns: [t.handoverId, t.gate] })],
);

/** Work in the leaver's name that hangs on no client of theirs. */
export const looseWork = pgTable(
  "loose_work",
  {
    id: id(),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    kind: text("kind").$type<"deal" | "order" | "question" | "meeting">().notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The client of another owner, null where the work has none. */
    clientId: uuid("client_id").references(() => clients.id),
    toPersonId: uuid("to_person_id").references(() => people.id),
    dueOn: day("due_on"),
    acceptedAt: instant("accepted_at"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("loose_work_subject").on(t.departureId, t.kind, t.subjectId),
    index("loose_work_person").on(t.toPersonId),
  ],
);

/** Free text a person wrote (reasons, objections, promises, outcomes): erasable, never in the audit. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    subject: text("subject").notNull(),
    authorId: uuid("author_id").references(() => people.id),
    kind: text("kind").notNull(),
    text: text("text").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [index("notes_subject").on(t.subject)],
);
