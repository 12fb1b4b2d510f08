import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ImportRowDetails } from "../../domain/imports/row-details.ts";
import { id, instant, recordedAt } from "./columns.ts";
import { people } from "./people.ts";

/** One upload: read → dry run → applied or discarded. */
export const imports = pgTable("imports", {
  id: id(),
  source: text("source").notNull(),
  uploadedById: uuid("uploaded_by_id").references(() => people.id),
  state: text("state").$type<"uploaded" | "dryRun" | "applied" | "discarded" | "failed">().notNull(),
  /** Normalised batch and mapping, kept until applied. */
  batch: jsonb("batch"),
  summary: jsonb("summary"),
  dataAsOf: text("data_as_of"),
  at: instant("at").notNull(),
  recordedAt: recordedAt(),
});

/** A row of the dry run's report: what would be created, changed, rejected or is in conflict, and why. */
export const importRows = pgTable(
  "import_rows",
  {
    id: id(),
    importId: uuid("import_id")
      .notNull()
      .references(() => imports.id),
    file: text("file"),
    row: integer("row"),
    entity: text("entity").notNull(),
    sourceId: text("source_id"),
    action: text("action").$type<"created" | "changed" | "unchanged" | "rejected" | "conflict" | "warning">().notNull(),
    code: text("code"),
    /** What the text of the code is filled with, or what changes. */
    details: jsonb("details").$type<ImportRowDetails>(),
  },
  (t) => [index("import_rows_import").on(t.importId, t.action)],
);
