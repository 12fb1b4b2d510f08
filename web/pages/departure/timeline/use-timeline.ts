import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { listTimelineRoute, type TimelinePage, type TimelineQuery } from "../../../../contracts/routes/timeline.ts";
import { call } from "../../../app/call.ts";
import type { Problem } from "../../../app/problem.ts";

const PAGE = 100;

/** A departure's timeline page by page; pages already there are looked at again with live events. */
export function useTimeline(
  departureId: string,
  { kind, failedOnly }: Pick<TimelineQuery, "kind" | "failedOnly">,
): UseInfiniteQueryResult<InfiniteData<TimelinePage>, Problem> {
  const asked = { kind, failedOnly: failedOnly ? ("true" as const) : ("false" as const), limit: PAGE };
  return useInfiniteQuery<TimelinePage, Problem, InfiniteData<TimelinePage>, readonly unknown[], string | null>({
    queryKey: [listTimelineRoute.id, "pages", departureId, asked],
    queryFn: ({ pageParam, signal }) =>
      call(
        listTimelineRoute,
        { params: { departureId }, query: { ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    meta: { liveEveryMs: 3_000 },
  });
}
