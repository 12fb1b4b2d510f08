import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** The company's own words in place of single texts of a mail; a text without a row is the standard one. */
export const messageWordings = pgTable(
  "message_wordings",
  {
    /** Kind of message: `clientNotice`. */
    kind: text("kind").notNull(),
    locale: text("locale").$type<"en" | "ru">().notNull(),
    /** Place in the catalogue: `client.greeting`. */
    key: text("key").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.locale, t.key] })],
);
