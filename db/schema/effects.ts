import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, recordedAt } from "./columns.ts";
import { departures, handovers } from "./departures.ts";

/**
 * Ledger of everything sent outside: planned → claimed → accepted | failed | unknown | cancelled | superseded.
 * A claim past its lease is `unknown`; nothing unknown is sent again by the system.
 */
export const effects = pgTable(
  "effects",
  {
    id: id(),
    /** kind + fact id + fact revision + channel + recipient's HMAC. */
    key: text("key").notNull().unique(),
    kind: text("kind")
      .$type<
        | "clientNotice"
        | "clientReceipt"
        | "departmentNotice"
        | "colleagueMail"
        | "leaverTold"
        | "invitation"
        | "cancellation"
        | "standup"
        | "ownerWriteBack"
        | "testMail"
      >()
      .notNull(),
    departureId: uuid("departure_id").references(() => departures.id),
    handoverId: uuid("handover_id").references(() => handovers.id),
    /** The fact it carries: a client notice, department notice, introduction, … by `kind`. */
    factId: uuid("fact_id").notNull(),
    factRevision: integer("fact_revision").notNull(),
    /** Person or contact it goes to. */
    personId: uuid("person_id"),
    contactId: uuid("contact_id"),
    /** Who delivers it: the workflow whose pass sees it as due. */
    workflowId: text("workflow_id").notNull(),
    state: text("state")
      .$type<"planned" | "claimed" | "accepted" | "failed" | "unknown" | "cancelled" | "superseded">()
      .notNull()
      .default("planned"),
    /** Business time before which it does not leave (working hours). */
    notBefore: instant("not_before").notNull(),
    attempt: integer("attempt").notNull().default(0),
    leaseUntil: instant("lease_until"),
    /** Why it was cancelled or failed, a code; never a personal value. */
    reason: text("reason"),
    messageId: text("message_id"),
    /** Successor, date and offer as claimed, for the check against what was sent. */
    claimedOwnerId: uuid("claimed_owner_id"),
    claimedOfferCode: text("claimed_offer_code"),
    plannedAt: instant("planned_at").notNull(),
    claimedAt: instant("claimed_at"),
    settledAt: instant("settled_at"),
    bouncedAt: instant("bounced_at"),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("effects_open").on(t.workflowId, t.notBefore).where(sql`${t.state} in ('planned','claimed')`),
    index("effects_handover").on(t.handoverId),
    index("effects_fact").on(t.factId),
    index("effects_departure").on(t.departureId, t.kind),
    index("effects_message").on(t.messageId),
  ],
);

/** The rendered message, erasable. */
export const effectContents = pgTable("effect_contents", {
  effectId: uuid("effect_id")
    .primaryKey()
    .references(() => effects.id),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  /** What the server said when it refused or put off the newest try; it may name the recipient. */
  serverAnswer: text("server_answer"),
  raw: bytes("raw"),
});

/** The local mailbox: every raw message that a new installation, test or demo sends, and replies put into it. */
export const mailbox = pgTable(
  "mailbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    receivedAt: instant("received_at").notNull().default(sql`clock_timestamp()`),
    businessAt: instant("business_at").notNull(),
    envelopeFrom: text("envelope_from").notNull(),
    envelopeTo: text("envelope_to").array().notNull(),
    raw: bytes("raw").notNull(),
    /** When the inbound reader took it, or saw that it is to somebody else. */
    readAt: instant("read_at"),
  },
  (t) => [index("mailbox_unread").on(t.id).where(sql`${t.readAt} is null`)],
);
