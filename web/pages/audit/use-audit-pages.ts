import { useInfiniteQuery } from "@tanstack/react-query";
import { listAuditRoute } from "../../../contracts/routes/audit.ts";
import { type Answer, type CallInput, call } from "../../app/call.ts";
import type { Problem } from "../../app/problem.ts";

export type AuditEvent = Answer<typeof listAuditRoute>["events"][number];
type Query = NonNullable<CallInput<typeof listAuditRoute>["query"]>;
type Page = Answer<typeof listAuditRoute>;

const PAGE = 200;

/** The audit, newest first, page by page as they are asked for. Looked at again seldom: every page read so far is read anew. */
export function useAuditPages(query: Query) {
  return useInfiniteQuery<Page, Problem, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [listAuditRoute.id, "pages", query],
    queryFn: ({ signal, pageParam }) =>
      call(
        listAuditRoute,
        { query: { ...query, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    meta: { liveEveryMs: 20_000 },
  });
}
