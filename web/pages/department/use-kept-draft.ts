import { useEffect, useState } from "react";
import type { Draft } from "./answer-draft.ts";

const keyOf = (noticeId: string) => `handover-department-${noticeId}`;

/** Exceptions noted but not sent: a reload loses none of them. Kept for this window only, because they name clients. */
export function useKeptDraft(noticeId: string): [Draft, (change: (draft: Draft) => Draft) => void] {
  const [draft, setDraft] = useState<Draft>(() => read(noticeId));
  useEffect(() => {
    if (Object.keys(draft).length === 0) sessionStorage.removeItem(keyOf(noticeId));
    else sessionStorage.setItem(keyOf(noticeId), JSON.stringify(draft));
  }, [draft, noticeId]);
  return [draft, setDraft];
}

function read(noticeId: string): Draft {
  const kept = sessionStorage.getItem(keyOf(noticeId));
  return kept === null ? {} : (JSON.parse(kept) as Draft);
}
