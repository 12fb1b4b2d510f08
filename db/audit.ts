import { createHmac, randomBytes } from "node:crypto";
import { inArray } from "drizzle-orm";
import { type Actor, nameActor } from "../domain/access/actor.ts";
import { canonicalJson } from "../domain/canonical-json.ts";
import { audit, subjectKeys } from "./schema/kernel.ts";
import type { Tx } from "./transaction.ts";

/**
 * One change as the audit keeps it. `body` holds ids, field names, codes, counts and dates only; `values` are the
 * personal values or free text that were written, of which only the keyed digest is kept.
 */
export interface AuditEntry {
  verb: string;
  /** `departure:<id>`, `client:<id>`, … */
  subject: string;
  body?: Record<string, unknown>;
  values?: unknown;
}

/** Writes the audit rows of one transaction, in one statement. */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  businessAt: Date,
  entries: readonly AuditEntry[],
): Promise<void> {
  const keys = await subjectKeysOf(tx, [...new Set(entries.map((entry) => entry.subject))]);
  const rows = entries.map((entry) => {
    const body = canonicalJson(entry.body ?? {});
    const key = keys.get(entry.subject) as Buffer;
    const digest = createHmac("sha256", key)
      .update(canonicalJson(entry.values ?? entry.body ?? {}))
      .digest();
    return { businessAt, actor: nameActor(actor), verb: entry.verb, subject: entry.subject, digest, body };
  });
  for (let from = 0; from < rows.length; from += 5000) await tx.insert(audit).values(rows.slice(from, from + 5000));
}

async function subjectKeysOf(tx: Tx, subjects: string[]): Promise<Map<string, Buffer>> {
  const known = () => tx.select().from(subjectKeys).where(inArray(subjectKeys.subject, subjects));
  const keys = new Map((await known()).map((row) => [row.subject, row.key]));
  const fresh = subjects.filter((subject) => !keys.has(subject)).sort();
  if (fresh.length === 0) return keys;
  const made = await tx
    .insert(subjectKeys)
    .values(fresh.map((subject) => ({ subject, key: randomBytes(32) })))
    .onConflictDoNothing()
    .returning();
  // Whoever was quicker made the rest.
  const rows = made.length === fresh.length ? made : await known();
  for (const row of rows) keys.set(row.subject, row.key);
  return keys;
}
