import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Route } from "../../contracts/route.ts";
import { type Answer, type CallInput, call } from "../app/call.ts";
import type { Problem } from "../app/problem.ts";

interface Paged {
  next: string | null;
}

/** Every page of a list, as one reading: pages of a thousand, one after the other. `liveEveryMs`: long lists take more. */
export function useAllPages<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: { enabled?: boolean; liveEveryMs?: number } = {},
): UseQueryResult<Answer<R>[], Problem> {
  return useQuery<Answer<R>[], Problem>({
    queryKey: [route.id, "all", input],
    queryFn: ({ signal }) => readPages(route, input, signal),
    enabled: options.enabled ?? true,
    meta: { liveEveryMs: options.liveEveryMs ?? 3_000 },
  });
}

/** Every page of a list, one after the other; a thousand rows each unless the input says otherwise. */
export async function readPages<R extends Route>(
  route: R,
  input: CallInput<R>,
  signal: AbortSignal,
): Promise<Answer<R>[]> {
  const pages: Answer<R>[] = [];
  let cursor: string | null = null;
  do {
    const query: object = {
      limit: 1000,
      ...(input as { query?: object }).query,
      ...(cursor === null ? {} : { cursor }),
    };
    const page: Answer<R> = await call(route, { ...input, query }, { signal });
    pages.push(page);
    cursor = (page as Paged).next;
  } while (cursor !== null);
  return pages;
}
