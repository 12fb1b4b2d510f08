import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { ImportProgress, ImportResult, ImportRow } from "../../contracts/imports.ts";
import { importRows, imports } from "../../db/schema/imports.ts";
import { look, type Tx } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { explainImportRow } from "../../messages/explain-import-row.ts";
import type { Locale } from "../../messages/locale.ts";
import { requireAccess } from "../access/require-access.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { ServiceDeps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";

/** An import with its summary, and how far it is while this process applies it. */
export function getImport(
  deps: Pick<ServiceDeps, "db" | "importProgress">,
  actor: Actor,
  importId: string,
): Promise<ImportResult & { progress: ImportProgress | null }> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const result = await readImportResult(context.tx, importId);
    return { ...result, progress: deps.importProgress?.get(importId) ?? null };
  });
}

/** Rows of no file (teams) come first. */
const file = sql`coalesce(${importRows.file}, '')`;
const row = sql`coalesce(${importRows.row}, 0)`;

async function readImportResult(tx: Tx, importId: string): Promise<ImportResult> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, importId));
  if (!row) throw new NotFoundError("import");
  return { importId, dataAsOf: row.dataAsOf ?? "", state: row.state, summary: row.summary as ImportResult["summary"] };
}

/** A page of its row-by-row comparison in the reader's language, file by file, in order of their rows. */
export function listImportRows(
  deps: Pick<ServiceDeps, "db">,
  actor: Actor,
  importId: string,
  query: { cursor?: string; limit: number; action?: z.output<typeof ImportRow>["action"] },
  locale: Locale,
): Promise<{ rows: z.output<typeof ImportRow>[]; next: string | null }> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const after = query.cursor ? decodeCursor(query.cursor, z.tuple([z.string(), z.int(), z.uuid()])) : null;
    const rows = await context.tx
      .select()
      .from(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          query.action ? eq(importRows.action, query.action) : undefined,
          after
            ? sql`(${file}, ${row}, ${importRows.id}) > (${after[0]}, ${after[1]}::int, ${after[2]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(file, row, importRows.id)
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      rows: page.map((one) => ({ ...one, message: explainImportRow(locale, one.code, one.details) })),
      next: rows.length > query.limit && last ? encodeCursor([last.file ?? "", last.row ?? 0, last.id]) : null,
    };
  });
}
