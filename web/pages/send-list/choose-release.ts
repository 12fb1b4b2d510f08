import type { SendList, SendListItem } from "../../../contracts/client-notices.ts";

/** What a release takes now: the ready ones among those marked, else everything ready, at most as many as the first may take. */
export function chooseRelease(list: Pick<SendList, "items" | "atMost">, marked: ReadonlySet<string>): SendListItem[] {
  const ready = list.items.filter((item) => item.state === "ready");
  const named = ready.filter((item) => marked.has(item.noticeId));
  if (named.length > 0) return named;
  return list.atMost === null ? ready : ready.slice(0, list.atMost);
}

/** As the API takes it: everything by its count, or the notices by name. */
export function toRelease(chosen: readonly SendListItem[], ready: number) {
  return chosen.length === ready
    ? { all: true, expectedCount: ready }
    : { noticeIds: chosen.map((item) => item.noticeId), expectedCount: chosen.length };
}
