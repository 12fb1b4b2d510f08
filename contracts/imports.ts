import { z } from "zod";

/** An export to be read: every file of it, and a mapping where none is built in. */
export const UploadImport = z.object({
  files: z
    .array(z.object({ name: z.string().min(1).max(255), content: z.base64() }))
    .min(1)
    .max(100),
  /** Text of a mapping file (docs/mapping.md). */
  mapping: z.string().max(1_000_000).optional(),
  dataAsOf: z.iso.date().optional(),
});
export type UploadImport = z.infer<typeof UploadImport>;

const counts = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  conflict: z.number().int(),
  warning: z.number().int(),
});

export const ImportRow = z.object({
  file: z.string().nullable(),
  row: z.number().int().nullable(),
  entity: z.string(),
  sourceId: z.string().nullable(),
  action: z.enum(["created", "changed", "unchanged", "rejected", "conflict", "warning"]),
  code: z.string().nullable(),
  /** Why, in the language of `Accept-Language`; of a changed record, in which fields. */
  message: z.string().nullable(),
});

/** What an import would do, or has done. */
export const ImportResult = z.object({
  importId: z.uuid(),
  dataAsOf: z.iso.date(),
  state: z.enum(["uploaded", "dryRun", "applied", "discarded", "failed"]),
  summary: z.object({ total: counts, entities: z.record(z.string(), counts) }),
});
export type ImportResult = z.infer<typeof ImportResult>;

/**
 * Where an import that is being applied stands. It is one transaction, so nothing of it can be read before its end; the
 * API process that does it knows how far it is, and forgets it when it ends, either way.
 */
export const ImportProgress = z.object({
  phase: z.enum(["comparing", "writing"]),
  /** Rows of tables written, of all there are to write; null while comparing. */
  done: z.number().int().nullable(),
  total: z.number().int().nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** An import in the list, newest first. An upload still being read is not there yet. */
export const ImportItem = z.object({
  importId: z.uuid(),
  source: z.string(),
  state: ImportResult.shape.state,
  at: z.iso.datetime(),
  dataAsOf: z.iso.date().nullable(),
  uploadedBy: z.string().nullable(),
  total: counts,
  progress: ImportProgress.nullable(),
});
export type ImportItem = z.infer<typeof ImportItem>;

export const importEntities = [
  "employees",
  "clients",
  "contacts",
  "deals",
  "orders",
  "interactions",
  "openQuestions",
] as const;

/** What a person knows better than the guess: what a table holds, and the field of single columns (null: none). */
export const TableCorrection = z.object({
  file: z.string().max(500),
  entity: z.enum(importEntities).nullable(),
  fields: z.record(z.string().max(500), z.string().max(50).nullable()),
});
export type TableCorrection = z.infer<typeof TableCorrection>;

/** Files as for an import, of which only the first rows are looked at. */
export const SampleFiles = UploadImport.pick({ files: true }).extend({
  /** For files that are not UTF-8: one of the charsets the refusal shows them in. */
  charset: z.string().max(40).optional(),
  /** The proposed mapping follows these; a table that still lacks a needed field is not in it. */
  corrections: z.array(TableCorrection).max(100).optional(),
});
export type SampleFiles = z.infer<typeof SampleFiles>;

export const SampleColumn = z.object({
  /** As a mapping names it: the second column of one name is `name#2`. */
  header: z.string(),
  /** What its values look like. */
  looksLike: z.enum(["empty", "email", "phone", "date", "money", "number", "text"]),
  samples: z.array(z.string()),
  /** Field of the table's entity it is taken for; null where nothing tells. */
  proposed: z.string().nullable(),
});

export const SampleTable = z.object({
  file: z.string(),
  /** Slot of the mapping the table fits, or was given in the proposed one. */
  slot: z.string().nullable(),
  entity: z.enum(importEntities).nullable(),
  columns: z.array(SampleColumn),
  rows: z.array(z.array(z.string())),
  totalRows: z.number().int(),
});

/** What the files hold and how they could be read. */
export const ImportSample = z.object({
  /** Built-in mapping that fits all files needed; null: `proposed` is where to begin. */
  builtIn: z.string().nullable(),
  /** A mapping as `uploadImport` takes it, as JSON text; null where too little is known of any table. */
  proposed: z.string().nullable(),
  /** Fields each entity has, and those it cannot do without. */
  fields: z.array(z.object({ entity: z.enum(importEntities), field: z.string(), needed: z.boolean() })),
  tables: z.array(SampleTable),
});
export type ImportSample = z.infer<typeof ImportSample>;
