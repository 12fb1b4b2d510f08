import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { readMeRoute } from "../../contracts/routes/session.ts";
import { Problem } from "./problem.ts";
import { keyOf } from "./queries.ts";

export interface QueryEvents {
  /** The sign-in has ended; what is on the page stays. */
  onSignedOut(): void;
  /** An act was refused; `putBack`: what had been shown at once is as before again. */
  onRefused(problem: Problem, putBack: boolean): void;
}

export interface AppCache {
  cache: QueryClient;
  /** Reading begins before anything is shown: until somebody listens, nobody is told. */
  listen(events: QueryEvents): void;
}

/** The cache of everything read, and the one place where refusals that no page handles are shown. */
export function createAppCache(): AppCache {
  let hearer: QueryEvents | null = null;
  const isSignedOut = (error: unknown) => error instanceof Problem && error.status === 401;
  // Before anybody was known the router leads to the door.
  const isKnown = () => cache.getQueryData(keyOf(readMeRoute, {})) !== undefined;
  const cache: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
      },
    },
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error) && isKnown()) hearer?.onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        // At the door itself a refusal is a wrong password.
        if (mutation.meta?.door === true) return;
        if (isSignedOut(error)) return hearer?.onSignedOut();
        if (mutation.meta?.quiet !== true && error instanceof Problem)
          hearer?.onRefused(error, mutation.meta?.optimistic === true);
      },
    }),
  });
  return { cache, listen: (events) => void (hearer = events) };
}
