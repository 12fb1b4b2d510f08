import { sql } from "drizzle-orm";
import { bigint, customType, date, timestamp, uuid } from "drizzle-orm/pg-core";

/** Primary key made by the database. */
export const id = () => uuid("id").primaryKey().default(sql`gen_random_uuid()`);

/** An instant, kept with its zone offset resolved (timestamptz). */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A plain date `YYYY-MM-DD`, no zone. */
export const day = (name: string) => date(name, { mode: "string" });

/** Money in integer minor units of the company's currency. */
export const minor = (name: string) => bigint(name, { mode: "number" });

/** When the row was written, by the real clock; `business_at` stands beside it where a rule reads it. */
export const recordedAt = () => instant("recorded_at").notNull().default(sql`clock_timestamp()`);

/** A range of instants, in Postgres's own notation: `[from,to)`. */
export const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** A 64-bit transaction id. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });

/** Raw bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
