import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { readMeRoute } from "../../contracts/routes/session.ts";
import { Problem } from "./problem.ts";

export interface QueryEvents {
  /** The sign-in has ended; what is on the page stays. */
  onSignedOut(): void;
  /** An act was refused; `putBack`: what had been shown at once is as before again. */
  onRefused(problem: Problem, putBack: boolean): void;
}

/** The cache of everything read, and the one place where refusals that no page handles are shown. */
export function createQueryClient(events: QueryEvents): QueryClient {
  const isSignedOut = (error: unknown) => error instanceof Problem && error.status === 401;
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
      },
    },
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Before anybody was known the router leads to the door.
        const isFirstLook = query.queryKey[0] === readMeRoute.id && query.state.data === undefined;
        if (isSignedOut(error) && !isFirstLook) events.onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        // At the door itself a refusal is a wrong password.
        if (mutation.meta?.door === true) return;
        if (isSignedOut(error)) return events.onSignedOut();
        if (mutation.meta?.quiet !== true && error instanceof Problem)
          events.onRefused(error, mutation.meta?.optimistic === true);
      },
    }),
  });
}
