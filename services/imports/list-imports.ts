import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import { z } from "zod";
import type { ImportItem } from "../../contracts/imports.ts";
import { imports } from "../../db/schema/imports.ts";
import { people } from "../../db/schema/people.ts";
import { look } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { ServiceDeps } from "../deps.ts";
import type { ImportSummary } from "./import-report.ts";

// The batch of a large import is megabytes of JSON.
const { batch: _, ...columns } = getTableColumns(imports);

/**
 * Imports, newest first, a page at a time: so that a page finds again what was uploaded and not applied, and what is being
 * applied. How far that is only the process knows that does it (`progress`); another one answers null. For the
 * administrator.
 */
export function listImports(
  deps: Pick<ServiceDeps, "db" | "importProgress">,
  actor: Actor,
  query: { cursor?: string; limit: number },
): Promise<{ imports: ImportItem[]; next: string | null }> {
  return look(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const after = query.cursor ? decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()])) : null;
    const rows = await context.tx
      .select({ ...columns, uploadedBy: people.name })
      .from(imports)
      .leftJoin(people, eq(people.id, imports.uploadedById))
      .where(
        after
          ? sql`(date_trunc('milliseconds', ${imports.recordedAt}), ${imports.id}) < (${after[0]}, ${after[1]}::uuid)`
          : undefined,
      )
      .orderBy(desc(sql`date_trunc('milliseconds', ${imports.recordedAt})`), desc(imports.id))
      .limit(query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      imports: page.map((row) => ({
        importId: row.id,
        source: row.source,
        state: row.state,
        at: row.at.toISOString(),
        dataAsOf: row.dataAsOf,
        uploadedBy: row.uploadedBy,
        total: (row.summary as ImportSummary).total,
        progress: deps.importProgress?.get(row.id) ?? null,
      })),
      next: rows.length > query.limit && last ? encodeCursor([last.recordedAt.toISOString(), last.id]) : null,
    };
  });
}
