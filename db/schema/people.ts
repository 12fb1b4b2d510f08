import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { DepartmentCode, Grade, Role } from "../../domain/codes.ts";
import { day, id, instant, recordedAt } from "./columns.ts";

/** A sales team: its zone, hours and calendar set every deadline of its members' departures. */
export const teams = pgTable("teams", {
  id: id(),
  name: text("name").notNull().unique(),
  headId: uuid("head_id").references((): AnyPgColumn => people.id),
  zone: text("zone").notNull().default("UTC"),
  dayStart: text("day_start").notNull().default("09:00"),
  dayEnd: text("day_end").notNull().default("18:00"),
  /** Key into `calendar_days`; a country code unless the company made its own. */
  calendar: text("calendar").notNull().default("none"),
});

/** An adjacent department and its head. */
export const departments = pgTable("departments", {
  id: id(),
  code: text("code").$type<DepartmentCode>().notNull().unique(),
  headId: uuid("head_id").references((): AnyPgColumn => people.id),
});

/** Everyone inside the company. Sign-ins live in schema `auth`, joined by e-mail address's person id. */
export const people = pgTable(
  "people",
  {
    id: id(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    roles: text("roles").array().$type<Role[]>().notNull(),
    teamId: uuid("team_id").references(() => teams.id),
    departmentId: uuid("department_id").references(() => departments.id),
    superiorId: uuid("superior_id").references((): AnyPgColumn => people.id),
    deputyId: uuid("deputy_id").references((): AnyPgColumn => people.id),
    grade: text("grade").$type<Grade>().notNull().default("manager"),
    locale: text("locale").$type<"en" | "ru">().notNull().default("en"),
    languages: text("languages").array().notNull().default(sql`'{en}'`),
    industries: text("industries").array().notNull().default(sql`'{}'`),
    /** Active clients at most (R5); the head may raise it with a reason. */
    capacity: integer("capacity").notNull().default(60),
    /** `leaving` from the notice on, `left` from the end of the last working day. */
    status: text("status").$type<"active" | "leaving" | "left">().notNull().default("active"),
    source: text("source"),
    sourceId: text("source_id"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("people_email").on(sql`lower(${t.email})`),
    uniqueIndex("people_source").on(t.source, t.sourceId),
    index("people_team").on(t.teamId),
  ],
);

/** Days away: a task for someone away goes to the deputy. */
export const awayDays = pgTable(
  "away_days",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    fromDay: day("from_day").notNull(),
    toDay: day("to_day").notNull(),
  },
  (t) => [index("away_days_person").on(t.personId)],
);

/** Busy times of a person as their calendar tells, for finding meeting slots. */
export const busyTimes = pgTable(
  "busy_times",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
  },
  (t) => [index("busy_times_person").on(t.personId)],
);

/** Editable calendar: holidays, and weekend days that are worked. */
export const calendarDays = pgTable(
  "calendar_days",
  {
    calendar: text("calendar").notNull(),
    day: day("day").notNull(),
    kind: text("kind").$type<"off" | "working">().notNull(),
    name: text("name"),
  },
  (t) => [primaryKey({ columns: [t.calendar, t.day] })],
);

/** Company settings and policies; one row a key, its shape in services/settings. */
export const settings = pgTable("settings", { key: text("key").primaryKey(), value: jsonb("value").notNull() });

/** Systems the company has connected, for IT's lock-down and last-day tasks. */
export const connectedSystems = pgTable("connected_systems", {
  id: id(),
  name: text("name").notNull().unique(),
  kind: text("kind").$type<"crm" | "mail" | "calendar" | "telephony" | "files" | "messenger">().notNull(),
  active: boolean("active").notNull().default(true),
});
