import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { departures } from "./departures.ts";
import { people } from "./people.ts";

/** What a person has marked and written before a verdict, private to them. Free text lies here: erasable. */
export const drafts = pgTable(
  "drafts",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    departureId: uuid("departure_id")
      .notNull()
      .references(() => departures.id),
    kind: text("kind").$type<"owners">().notNull(),
    /** Its shape is the kind's, in contracts/. */
    body: jsonb("body").notNull(),
    version: integer("version").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.departureId, t.kind, t.personId] })],
);
