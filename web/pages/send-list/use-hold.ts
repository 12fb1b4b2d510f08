import type { QueryClient } from "@tanstack/react-query";
import type { SendList, SendListItem } from "../../../contracts/client-notices.ts";
import { holdNoticeRoute, listSendListRoute, unholdNoticeRoute } from "../../../contracts/routes/send-list.ts";
import { keyOf, useChange } from "../../app/queries.ts";
import { withState } from "./with-state.ts";

/** Holds a ready notice back, or puts a held one back onto the list: shown at once, and as before again if it is refused. */
export function useHold(departureId: string): (item: Pick<SendListItem, "noticeId" | "state">) => void {
  const show = (state: "held" | "ready") => ({
    optimistic: (cache: QueryClient, { params }: { params: { noticeId: string } }) =>
      showState(cache, departureId, params.noticeId, state),
  });
  const hold = useChange(holdNoticeRoute, show("held"));
  const unhold = useChange(unholdNoticeRoute, show("ready"));
  return ({ noticeId, state }) => (state === "held" ? unhold : hold).mutate({ params: { noticeId } });
}

function showState(cache: QueryClient, departureId: string, noticeId: string, state: "held" | "ready"): () => void {
  const queryKey = keyOf(listSendListRoute, { params: { departureId } });
  void cache.cancelQueries({ queryKey });
  const before = cache.getQueryData<SendList>(queryKey);
  if (before) cache.setQueryData<SendList>(queryKey, withState(before, noticeId, state));
  return () => cache.setQueryData(queryKey, before);
}
