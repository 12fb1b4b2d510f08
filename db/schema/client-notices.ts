import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { contacts } from "./clients.ts";
import { day, id, instant, recordedAt } from "./columns.ts";
import { departures, handovers } from "./departures.ts";
import { people } from "./people.ts";

/** The head's release of ready notices with its exact count; the first of a departure at most 5. */
export const sendReleases = pgTable("send_releases", {
  id: id(),
  departureId: uuid("departure_id")
    .notNull()
    .references(() => departures.id),
  releasedById: uuid("released_by_id")
    .notNull()
    .references(() => people.id),
  count: integer("count").notNull(),
  releasedAt: instant("released_at").notNull(),
  /** The next release waits until these were looked at. */
  reviewedAt: instant("reviewed_at"),
  recordedAt: recordedAt(),
});

/**
 * What one client is told about the change. ready → (held ⇄ ready) → released → sent → confirmed;
 * gold waits after the release for its call. A failed mail or a missing address goes on by call or letter.
 */
export const clientNotices = pgTable(
  "client_notices",
  {
    id: id(),
    handoverId: uuid("handover_id")
      .notNull()
      .references(() => handovers.id),
    version: integer("version").notNull().default(1),
    kind: text("kind").$type<"notice" | "correction">().notNull().default("notice"),
    state: text("state")
      .$type<"ready" | "held" | "released" | "sent" | "failed" | "told" | "cancelled">()
      .notNull()
      .default("ready"),
    readyAt: instant("ready_at").notNull(),
    releaseId: uuid("release_id").references(() => sendReleases.id),
    releasedAt: instant("released_at"),
    /** Gold: the call first; its outcome, and until when the letter waits for it. */
    callOutcome: text("call_outcome").$type<"reached" | "notReached">(),
    calledAt: instant("called_at"),
    letterWaitsUntil: instant("letter_waits_until"),
    /** Who is written to; null when no contact has an allowed address: a call or letter task instead. */
    contactId: uuid("contact_id").references(() => contacts.id),
    channel: text("channel").$type<"email" | "phone" | "post">(),
    effectiveDay: day("effective_day"),
    sentAt: instant("sent_at"),
    failedAt: instant("failed_at"),
    confirmedAt: instant("confirmed_at"),
    confirmedHow: text("confirmed_how").$type<"reply" | "slot" | "page" | "call">(),
    /** Next look at it: no confirmation yet → next channel (R17). */
    followUpAt: instant("follow_up_at"),
    followUps: integer("follow_ups").notNull().default(0),
    rowVersion: integer("row_version").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("client_notices_version").on(t.handoverId, t.kind, t.version),
    index("client_notices_release").on(t.releaseId),
    index("client_notices_ready").on(t.handoverId).where(sql`${t.state} = 'ready'`),
  ],
);

/** Signed link: bound to one purpose and subject, expiring, revocable. The token itself is never stored. */
export const links = pgTable(
  "links",
  {
    id: id(),
    purpose: text("purpose")
      .$type<"clientPage" | "departmentNotice" | "unsubscribe" | "tasks" | "firstAdministrator">()
      .notNull(),
    subjectId: uuid("subject_id").notNull(),
    personId: uuid("person_id").references(() => people.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    usedAt: instant("used_at"),
    recordedAt: recordedAt(),
  },
  (t) => [index("links_subject").on(t.subjectId)],
);
