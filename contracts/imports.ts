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
