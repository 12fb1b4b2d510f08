import type { Query, QueryClient } from "@tanstack/react-query";
import { readMeRoute } from "../../contracts/routes/session.ts";

/** Events that come close together cause one look. */
const GATHER_MS = 150;
const EVERY_MS = 1_000;
/** What happens to one of these may be news of the one signed in: that it is they who leave, a role, a deputy. */
const aboutMe = new Set<string | undefined>(["departure", "person"]);

/** Looks at readings again, each at most once in its own `liveEveryMs`; an event is never kept waiting by a reading that is not due. */
export function createRefresher(cache: QueryClient) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lookAt = Number.POSITIVE_INFINITY;
  let meIsDue = false;
  const lookAgain = () => {
    lookAt = Number.POSITIVE_INFINITY;
    const now = Date.now();
    let nextIn = Number.POSITIVE_INFINITY;
    const isDue = (query: Query) => {
      const isMe = query.queryKey[0] === readMeRoute.id;
      const waits = query.state.dataUpdatedAt + (isMe && meIsDue ? EVERY_MS : everyMs(query)) - now;
      if (waits <= 0) {
        if (isMe) meIsDue = false;
        return true;
      }
      if (Number.isFinite(waits) && query.isActive()) nextIn = Math.min(nextIn, waits);
      return false;
    };
    const due = new Set(cache.getQueryCache().getAll().filter(isDue));
    void cache.invalidateQueries({ predicate: (query) => due.has(query) });
    if (Number.isFinite(nextIn)) lookIn(nextIn);
  };
  const lookIn = (ms: number) => {
    const at = Date.now() + ms;
    if (at >= lookAt) return;
    clearTimeout(timer);
    lookAt = at;
    timer = setTimeout(lookAgain, ms);
  };
  return {
    /** `entity`: what the event is about; left out: anything may have changed. */
    refresh: (entity?: string) => {
      if (aboutMe.has(entity)) meIsDue = true;
      lookIn(GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

const everyMs = (query: Query): number => (query.meta?.liveEveryMs as number | undefined) ?? EVERY_MS;
