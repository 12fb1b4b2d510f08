import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Actor } from "../domain/access/actor.ts";
import { type AuditEntry, writeAudit } from "./audit.ts";
import type { Database } from "./client.ts";
import { claimIdempotencyKey, keepAnswer } from "./idempotency.ts";
import { createLocks, type Locks } from "./locks.ts";
import { type WorkflowType, wakes } from "./schema/kernel.ts";

export type Tx = Pick<
  NodePgDatabase,
  "select" | "selectDistinct" | "selectDistinctOn" | "insert" | "update" | "delete" | "execute" | "with"
>;

/** What a transaction knows of time and its actor; both clocks are read once, here and nowhere else. */
export interface Context {
  tx: Tx;
  actor: Actor;
  /** For rules, deadlines, working hours, expiry, mail dates. */
  businessNow: Date;
  /** For leases, retries, wakes, idempotency, rate limits. */
  realNow: Date;
}
export interface ChangeContext extends Context {
  lock: Locks;
}

export interface Wake {
  type: WorkflowType;
  id: string;
}

const audited: unique symbol = Symbol("audited");
/** A result whose audit rows are named: the only thing a changing transaction may end with. */
export interface Done<T> {
  readonly [audited]: true;
  result: T;
  audit: readonly [AuditEntry, ...AuditEntry[]];
  wake: readonly Wake[];
}

/** Ends a changing transaction: its result, its audit rows (at least one) and the workflows that must look. */
export function done<T>(result: T, audit: Done<T>["audit"], wake: readonly Wake[] = []): Done<T> {
  return { [audited]: true, result, audit, wake };
}

/** Ends a changing transaction that found nothing to change: no audit, no wake. */
export function unchanged<T>(result: T): Done<T> {
  return { [audited]: true, result, audit: [] as unknown as Done<T>["audit"], wake: [] };
}

/**
 * One person's or step's decision in one transaction: idempotency key, locks, rule, write, audit rows and, as the last
 * statement, wake rows. Waiting for a lock ends after 2 s (Postgres 55P03, answered as 409).
 */
export async function change<T>(
  db: Database,
  actor: Actor,
  body: (context: ChangeContext) => Promise<Done<T>>,
): Promise<T> {
  return db.query.transaction(async (tx) => {
    if (actor.kind === "system") steps.set(tx, new Map());
    const clocks = await readClocks(tx);
    const request = await claimIdempotencyKey(tx);
    const ended = await body({ tx, actor, ...clocks, lock: createLocks(tx) });
    if (request) await keepAnswer(tx, request, ended.result);
    if (ended.audit.length > 0) await writeAudit(tx, actor, clocks.businessNow, ended.audit);
    await insertWakes(tx, ended.wake);
    return ended.result;
  });
}

class Undone extends Error {
  result: unknown;
  constructor(result: unknown) {
    super("undone");
    this.result = result;
  }
}

/**
 * Tries a change out: `body` locks, writes and reads in a transaction that is always undone, and tells what it found. No audit, no wakes, no
 * idempotency key.
 */
export async function rehearse<T>(
  db: Database,
  actor: Actor,
  body: (context: ChangeContext) => Promise<T>,
): Promise<T> {
  try {
    return await db.query.transaction(async (tx) => {
      throw new Undone(await body({ tx, actor, ...(await readClocks(tx)), lock: createLocks(tx) }));
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as T;
    throw error;
  }
}

/** A consistent look: one REPEATABLE READ snapshot, nothing written. */
export async function look<T>(db: Database, actor: Actor, body: (context: Context) => Promise<T>): Promise<T> {
  return db.query.transaction(
    async (tx) => {
      looks.set(tx, new Map());
      return body({ tx, actor, ...(await readClocks(tx)) });
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

type Remembered = WeakMap<Tx, Map<string, Promise<unknown>>>;
const looks: Remembered = new WeakMap();
const steps: Remembered = new WeakMap();

/**
 * Reads what many readers of one look ask for (a departure, its deadlines) only once: its snapshot never changes. In a
 * changing transaction every call reads anew. Nobody may change what is returned.
 */
export const readOnce = <T>(tx: Tx, key: string, read: () => Promise<T>): Promise<T> =>
  remember(looks.get(tx), key, read);

/** The same for what only people change (settings, calendars): a step of the process reads it once, too. */
export const readSteady = <T>(tx: Tx, key: string, read: () => Promise<T>): Promise<T> =>
  remember(looks.get(tx) ?? steps.get(tx), key, read);

function remember<T>(
  known: Map<string, Promise<unknown>> | undefined,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  if (!known) return read();
  // A query builder runs anew each time it is awaited; a promise of it runs it once.
  const value = (known.get(key) as Promise<T> | undefined) ?? Promise.resolve(read());
  known.set(key, value);
  return value;
}

async function readClocks(tx: Tx): Promise<{ businessNow: Date; realNow: Date }> {
  const { rows } = await tx.execute<{ real: string; frozen: string | null }>(
    sql`select set_config('lock_timeout', '2s', true), clock_timestamp() as real, (select frozen_at from clock) as frozen`,
  );
  const row = rows[0] as { real: string; frozen: string | null };
  const realNow = new Date(row.real);
  return { realNow, businessNow: row.frozen ? new Date(row.frozen) : realNow };
}

async function insertWakes(tx: Tx, list: readonly Wake[]): Promise<void> {
  const byId = new Map(list.map((wake) => [`${wake.type}:${wake.id}`, wake.type]));
  const rows = [...byId].map(([workflowId, type]) => ({ workflowId, type }));
  for (let from = 0; from < rows.length; from += 5000) await tx.insert(wakes).values(rows.slice(from, from + 5000));
}
