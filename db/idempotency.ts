import { AsyncLocalStorage } from "node:async_hooks";
import { and, eq } from "drizzle-orm";
import { idempotencyKeys } from "./schema/kernel.ts";
import type { Tx } from "./transaction.ts";

/** One changing request as its sender named it: a twin gets the first one's answer. */
export interface IdempotentRequest {
  actor: string;
  route: string;
  key: string;
  bodyHash: string;
}

/** The same key came with another body. */
export class IdempotencyMismatch extends Error {}

/** The request was answered before; nothing was done again. */
export class AnsweredBefore extends Error {
  answer: unknown;
  constructor(answer: unknown) {
    super("answered before");
    this.answer = answer;
  }
}

/** What of a transaction's result is the request's answer; null where the result does not make one. */
type Shape = (result: unknown) => unknown;
const current = new AsyncLocalStorage<{ request: IdempotentRequest; shape: Shape; used: boolean }>();

/** Runs `work` so that its first changing transaction carries the request's key, and keeps its answer as `shape` gives it. */
export function withIdempotency<T>(request: IdempotentRequest, shape: Shape, work: () => Promise<T>): Promise<T> {
  return current.run({ request, shape, used: false }, work);
}

/** First insert of the transaction: a twin waits here until the first one has ended, then gets its answer. */
export async function claimIdempotencyKey(tx: Tx): Promise<IdempotentRequest | null> {
  const store = current.getStore();
  if (!store || store.used) return null;
  const { actor, route, key, bodyHash } = store.request;
  const inserted = await tx
    .insert(idempotencyKeys)
    .values(store.request)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (inserted.length === 0) {
    const [row] = await tx
      .select()
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key)));
    if (row && row.bodyHash !== bodyHash) throw new IdempotencyMismatch(key);
    throw new AnsweredBefore(row?.answer);
  }
  store.used = true;
  return store.request;
}

/** Keeps the answer beside the key, in the same transaction; nothing that the sender would not have got. */
export async function keepAnswer(tx: Tx, request: IdempotentRequest, result: unknown): Promise<void> {
  const answer = current.getStore()?.shape(result ?? {});
  await tx
    .update(idempotencyKeys)
    .set({ status: 200, answer: answer ?? null })
    .where(
      and(
        eq(idempotencyKeys.actor, request.actor),
        eq(idempotencyKeys.route, request.route),
        eq(idempotencyKeys.key, request.key),
      ),
    );
}
