import type { SendList } from "../../../contracts/client-notices.ts";

/** The list with one notice held or ready, and its counts. */
export function withState(list: SendList, noticeId: string, state: "held" | "ready"): SendList {
  const items = list.items.map((item) => (item.noticeId === noticeId ? { ...item, state } : item));
  const ready = items.filter((item) => item.state === "ready").length;
  return { ...list, items, ready, held: items.length - ready };
}
