import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, instantRange, minor, recordedAt } from "./columns.ts";
import { departments, people } from "./people.ts";

/** A firm: a client once it has ordered or the source gives it an owner, else a prospect (derived, see `book`). */
export const clients = pgTable(
  "clients",
  {
    id: id(),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    name: text("name").notNull(),
    industry: text("industry"),
    country: text("country"),
    city: text("city"),
    phone: text("phone"),
    locale: text("locale").$type<"en" | "ru">().notNull().default("en"),
    zone: text("zone"),
    referredById: uuid("referred_by_id"),
    /** `oneOff` and `conduit` clients are excluded from the handover (R47). */
    kind: text("kind").$type<"regular" | "oneOff" | "conduit">().notNull().default("regular"),
    moneyTrouble: boolean("money_trouble").notNull().default(false),
    needReduced: boolean("need_reduced").notNull().default(false),
    receivableMinor: minor("receivable_minor").notNull().default(0),
    recordedAt: recordedAt(),
  },
  (t) => [uniqueIndex("clients_source").on(t.source, t.sourceId)],
);

/** Owner on record over time; an exclusion constraint (see migrations) forbids two at any moment. */
export const ownerships = pgTable(
  "ownerships",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    during: instantRange("during").notNull(),
    /** The departure that switched it, null for imports. */
    departureId: uuid("departure_id"),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("ownerships_client").on(t.clientId),
    index("ownerships_person").on(t.personId).where(sql`upper_inf(${t.during})`),
  ],
);

/** A person at a client. Personal values lie here, erasable. */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    name: text("name").notNull(),
    title: text("title"),
    part: text("part").$type<"decisionMaker" | "everyday" | "other">().notNull().default("everyday"),
    phone: text("phone"),
    email: text("email"),
    locale: text("locale").$type<"en" | "ru">(),
    /** Last day the coordinates were confirmed (R11). */
    verifiedOn: day("verified_on"),
    marketingConsentOn: day("marketing_consent_on"),
    marketingConsentSource: text("marketing_consent_source"),
    /** Channels never to be used: email, phone, post. */
    doNotContact: text("do_not_contact").array().$type<("email" | "phone" | "post")[]>().notNull().default(sql`'{}'`),
    unsubscribedAt: instant("unsubscribed_at"),
    leftOn: day("left_on"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("contacts_source").on(t.source, t.sourceId),
    index("contacts_client").on(t.clientId),
    index("contacts_email").on(sql`lower(${t.email})`),
  ],
);

/** Every address a contact ever had here, dated; the ledger names addresses by their HMAC only. */
export const contactAddresses = pgTable(
  "contact_addresses",
  {
    id: id(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    channel: text("channel").$type<"email" | "phone">().notNull(),
    address: text("address").notNull(),
    validFrom: instant("valid_from").notNull(),
    validTo: instant("valid_to"),
  },
  (t) => [index("contact_addresses_contact").on(t.contactId)],
);

/** The fixed person a department has for a client (R13). */
export const departmentContacts = pgTable(
  "department_contacts",
  {
    clientId: uuid("client_id")
      .notNull()
      .references(() => clients.id),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    confirmedAt: instant("confirmed_at"),
  },
  (t) => [uniqueIndex("department_contacts_pk").on(t.clientId, t.departmentId)],
);
