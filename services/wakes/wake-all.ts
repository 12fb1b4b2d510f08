import { and, asc, eq, gt } from "drizzle-orm";
import { workflows } from "../../db/schema/kernel.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";

const BATCH = 5000;

/**
 * Wakes every workflow whose row says that it runs, so that an empty Temporal is rebuilt from Postgres; one that runs
 * already only looks once more. In sets, each audited with its count. Returns how many were woken.
 */
export async function wakeAll(deps: Pick<ServiceDeps, "db">, actor: Actor): Promise<number> {
  let woken = 0;
  let last: string | null = "";
  while (last !== null) {
    const set = await wakeAfter(deps, actor, last);
    woken += set.count;
    last = set.last;
  }
  return woken;
}

type WokenSet = { count: number; last: string | null };

function wakeAfter({ db }: Pick<ServiceDeps, "db">, actor: Actor, after: string): Promise<WokenSet> {
  return change<WokenSet>(db, actor, async ({ tx }) => {
    const rows = await tx
      .select({ id: workflows.id, type: workflows.type })
      .from(workflows)
      .where(and(eq(workflows.state, "running"), gt(workflows.id, after)))
      .orderBy(asc(workflows.id))
      .limit(BATCH);
    const last = rows.at(-1)?.id;
    if (last === undefined) return unchanged({ count: 0, last: null });
    return done(
      { count: rows.length, last: rows.length === BATCH ? last : null },
      [{ verb: "wakeAll", subject: "workflows:all", body: { count: rows.length, last } }],
      rows.map(({ id, type }) => ({ type, id: id.slice(type.length + 1) })),
    );
  });
}
