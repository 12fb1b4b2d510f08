import { eq } from "drizzle-orm";
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
export async function discardImport(deps: Pick<ServiceDeps, "db">, actor: Actor, importId: string): Promise<void> {
  await change(deps.db, actor, async (context) => {
    requireAccess(context, "importData");
    const [row] = await context.tx
      .select({ state: imports.state })
      .from(imports)
      .where(eq(imports.id, importId))
      .for("update");
    if (!row) throw new NotFoundError("import");
    if (row.state === "applied") throw new ConflictError("importApplied", "The import has been applied.");
    await context.tx.delete(importRows).where(eq(importRows.importId, importId));
    await context.tx.update(imports).set({ state: "discarded", batch: null }).where(eq(imports.id, importId));
    return done(undefined, [{ verb: "importDiscarded", subject: `import:${importId}` }]);
  });
}
