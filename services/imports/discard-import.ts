import { eq } from "drizzle-orm";
import type { ImportResult } from "../../contracts/imports.ts";
import { importRows, imports } from "../../db/schema/imports.ts";
import { change, done } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import { requireAccess } from "../access/require-access.ts";
import type { ServiceDeps } from "../deps.ts";
import { ConflictError, NotFoundError } from "../errors.ts";

/**
 * Throws a dry run away, with the values it held.
 * @throws {NotFoundError} | {ForbiddenError} | {ConflictError} when it has been applied
 */
export function discardImport(deps: Pick<ServiceDeps, "db">, actor: Actor, importId: string): Promise<ImportResult> {
  return change(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const [row] = await context.tx.select().from(imports).where(eq(imports.id, importId)).for("update");
    if (!row) throw new NotFoundError("import");
    if (row.state === "applied") throw new ConflictError("importApplied", "The import has been applied.");
    await context.tx.delete(importRows).where(eq(importRows.importId, importId));
    await context.tx.update(imports).set({ state: "discarded", batch: null }).where(eq(imports.id, importId));
    const summary = row.summary as ImportResult["summary"];
    return done({ importId, dataAsOf: row.dataAsOf ?? "", state: "discarded" as const, summary }, [
      { verb: "importDiscarded", subject: `import:${importId}` },
    ]);
  });
}
