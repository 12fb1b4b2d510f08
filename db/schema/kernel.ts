import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, xid8 } from "./columns.ts";

/** A fact some workflow must look at. Insert only; deleted by `ack` of a pass whose snapshot saw it. */
export const wakes = pgTable(
  "wakes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    workflowId: text("workflow_id").notNull(),
    type: text("type").$type<WorkflowType>().notNull(),
    xid: xid8("xid").notNull().default(sql`pg_current_xact_id()`),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index("wakes_workflow").on(t.workflowId)],
);

export const workflowTypes = ["departure", "handover", "standup", "import"] as const;
export type WorkflowType = (typeof workflowTypes)[number];

/** One row a workflow: whether it may run, and when it next has something due (business time). */
export const workflows = pgTable(
  "workflows",
  {
    id: text("id").primaryKey(),
    type: text("type").$type<WorkflowType>().notNull(),
    state: text("state").$type<"running" | "finished">().notNull().default("running"),
    nextDueAt: instant("next_due_at"),
    alarm: text("alarm"),
  },
  (t) => [index("workflows_due").on(t.nextDueAt).where(sql`${t.state} = 'running'`)],
);

/** Present only in a demo or test database: the frozen business time. */
export const clock = pgTable("clock", {
  one: boolean("one").primaryKey().default(true),
  frozenAt: instant("frozen_at").notNull(),
});

/** One row a change, in the same transaction. Ids, field names, codes and digests only. */
export const audit = pgTable(
  "audit",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    xid: xid8("xid").notNull().default(sql`pg_current_xact_id()`),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    businessAt: instant("business_at").notNull(),
    actor: text("actor").notNull(),
    verb: text("verb").notNull(),
    subject: text("subject").notNull(),
    digest: bytes("digest").notNull(),
    body: text("body").notNull(),
  },
  (t) => [
    index("audit_subject").on(t.subject),
    index("audit_xid").on(t.xid),
    // With the id, because what one person did is read in its order, newest or oldest first.
    index("audit_actor").on(t.actor, t.id),
  ],
);

/** The key under which a subject's digests are made; erasing it ends what the digests can prove. */
export const subjectKeys = pgTable("subject_keys", {
  subject: text("subject").primaryKey(),
  key: bytes("key").notNull(),
});

/** Position of an audit row in the sealed order; also the id of the live event stream. */
export const sealed = pgTable("sealed", {
  position: bigint("position", { mode: "number" }).primaryKey(),
  auditId: bigint("audit_id", { mode: "number" }).notNull().unique(),
  rowHash: bytes("row_hash").notNull(),
});

/** Chain over batches of sealed rows. */
export const seals = pgTable("seals", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  fromPosition: bigint("from_position", { mode: "number" }).notNull(),
  toPosition: bigint("to_position", { mode: "number" }).notNull(),
  hash: bytes("hash").notNull(),
  /** Every audit row of a transaction below this id is sealed. */
  upToXid: xid8("up_to_xid").notNull(),
  at: instant("at").notNull().default(sql`clock_timestamp()`),
});

/** First insert of a changing POST's transaction; holds the answer from the commit on. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actor: text("actor").notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    status: integer("status"),
    answer: jsonb("answer"),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [primaryKey({ columns: [t.actor, t.route, t.key] }), index("idempotency_keys_at").on(t.at)],
);

/** A client card opened by a person (R81); `viaTask` when opened from the leaver's own task, meeting or dossier. */
export const cardReads = pgTable(
  "card_reads",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid("person_id").notNull(),
    clientId: uuid("client_id").notNull(),
    at: instant("at").notNull(),
    viaTask: boolean("via_task").notNull(),
    outsideHours: boolean("outside_hours").notNull(),
  },
  (t) => [index("card_reads_person").on(t.personId, t.at)],
);

/** Mass-read alert (R81), told to the head and shown in the leaver's own log. */
export const readAlerts = pgTable("read_alerts", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  personId: uuid("person_id").notNull(),
  at: instant("at").notNull(),
  distinctCards: integer("distinct_cards").notNull(),
  outsideHours: boolean("outside_hours").notNull(),
});

/** Last sign of life of a part that runs beside the API: `dispatcher`. */
export const heartbeats = pgTable("heartbeats", { part: text("part").primaryKey(), at: instant("at").notNull() });
