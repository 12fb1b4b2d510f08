import type { Query, QueryClient } from "@tanstack/react-query";

/** Events that come close together cause one look. */
const GATHER_MS = 150;

/**
 * Looks at every reading again after an event, each at most once in its own `liveEveryMs`. What is not due yet is looked at
 * later; an event in the meantime does not wait for that, or the slowest reading of a page would slow down all others.
 */
export function createRefresher(cache: QueryClient) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firesAt = Number.POSITIVE_INFINITY;
  const lookIn = (ms: number) => {
    const at = Date.now() + ms;
    if (timer !== undefined && firesAt <= at) return;
    clearTimeout(timer);
    firesAt = at;
    timer = setTimeout(lookAgain, ms);
  };
  const lookAgain = () => {
    timer = undefined;
    const now = Date.now();
    let nextIn = Number.POSITIVE_INFINITY;
    const isDue = (query: Query) => {
      const waits = query.state.dataUpdatedAt + everyMs(query) - now;
      if (waits <= 0) return true;
      if (Number.isFinite(waits) && query.isActive()) nextIn = Math.min(nextIn, waits);
      return false;
    };
    void cache.invalidateQueries({ predicate: isDue });
    if (Number.isFinite(nextIn)) lookIn(nextIn);
  };
  return { refresh: () => lookIn(GATHER_MS), stop: () => clearTimeout(timer) };
}

const everyMs = (query: Query): number => (query.meta?.liveEveryMs as number | undefined) ?? 1_000;
