import {
  type QueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { Route } from "../../contracts/route.ts";
import { createActsUnderWay } from "./acts-under-way.ts";
import { type Answer, type CallInput, type CallOptions, call } from "./call.ts";
import type { Problem } from "./problem.ts";
import { randomKey } from "./random-key.ts";

export interface ReadOptions {
  enabled?: boolean;
  /** Milliseconds between two looks that live events may cause; long lists take more. */
  liveEveryMs?: number;
  /** Keeps what is shown while the next page or filter loads. */
  keepPrevious?: boolean;
}

/** The cache's key of one reading: the route's id, then what was asked. */
export const keyOf = <R extends Route>(route: R, input: CallInput<R>): QueryKey => [route.id, input];

/** How a route is read, for `useQuery`, `useSuspenseQuery` and `ensureQueryData` alike. */
export function readingOf<R extends Route>(route: R, input: CallInput<R>, options: ReadOptions = {}) {
  return {
    queryKey: keyOf(route, input),
    queryFn: ({ signal }: { signal: AbortSignal }) => call(route, input, { signal }),
    meta: { liveEveryMs: options.liveEveryMs ?? 1_000 },
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keepPrevious ? { placeholderData: (previous: Answer<R> | undefined) => previous } : {}),
  };
}

/** Reads a route and keeps it up to date with live events. */
export function useRead<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: ReadOptions = {},
): UseQueryResult<Answer<R>, Problem> {
  return useQuery(readingOf(route, input, options) as never) as UseQueryResult<Answer<R>, Problem>;
}

export type ChangeInput<R extends Route> = CallInput<R> & { ifMatch?: number };

export interface ChangeOptions<R extends Route> {
  /**
   * Shows the change at once. Returns what puts the cache back; it runs, and the refusal is shown, when the API refuses.
   */
  optimistic?: (cache: QueryClient, input: ChangeInput<R>) => () => void;
  onDone?: (answer: Answer<R>, input: ChangeInput<R>) => void;
  onRefused?: (problem: Problem, input: ChangeInput<R>) => void;
  /** The page shows the refusal itself, beside the fields. */
  quiet?: boolean;
}

/**
 * One act of a person. A repetition of the same act after a lost answer carries the same Idempotency-Key, so it is done
 * once, and a second press while it is under way does nothing; everything shown is read again afterwards.
 */
export function useChange<R extends Route>(
  route: R,
  options: ChangeOptions<R> = {},
): UseMutationResult<Answer<R>, Problem, ChangeInput<R>, { putBack?: () => void }> {
  const cache = useQueryClient();
  const acts = useRef<ReturnType<typeof createActsUnderWay>>(null);
  acts.current ??= createActsUnderWay();
  const underWay = acts.current;
  const change = useMutation<Answer<R>, Problem, ChangeInput<R>, { putBack?: () => void }>({
    mutationKey: [route.id],
    mutationFn: (input) => call(route, input, keyed(input)),
    retry: (failures, problem) => failures < 3 && (problem.status === 0 || problem.document.retry === true),
    onMutate: (input) => {
      if (!options.optimistic) return {};
      return { putBack: options.optimistic(cache, input) };
    },
    onError: (problem, input, context) => {
      underWay.forget(input);
      context?.putBack?.();
      options.onRefused?.(problem, input);
    },
    onSuccess: (answer, input) => options.onDone?.(answer, input),
    onSettled: async (_answer, _problem, input) => {
      // What is shown at once is pressed again at once: hold back, put back, hold back.
      if (options.optimistic) underWay.forget(input);
      await cache.invalidateQueries();
      underWay.finish(input);
    },
    meta: { quiet: options.quiet ?? false, optimistic: options.optimistic !== undefined },
  });
  const { mutate: send, mutateAsync } = change;
  const mutate = useCallback<typeof send>(
    (...act) => {
      if (underWay.begin(act[0], Date.now())) send(...act);
    },
    [underWay, send],
  );
  return { ...change, mutate, mutateAsync };
}

const keys = new WeakMap<object, string>();

/** The key belongs to the act, that is to the object that describes it, through all its repetitions. */
function keyed(input: { ifMatch?: number }): CallOptions {
  const key = keys.get(input) ?? randomKey();
  keys.set(input, key);
  return { idempotencyKey: key, ...(input.ifMatch === undefined ? {} : { ifMatch: input.ifMatch }) };
}
