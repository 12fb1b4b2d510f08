import { useState } from "react";
import { useMe } from "../../app/session.tsx";
import type { OfferDraft } from "./offer-draft.ts";

/** A person's exceptions of one departure; they stay in this tab through reloads and a new sign-in until they are decided. */
export function useOfferDraft(departureId: string): [OfferDraft, (draft: OfferDraft) => void] {
  const key = `handover-offers:${useMe().id}:${departureId}`;
  const [draft, setDraft] = useState(() => readKept(key));
  const keep = (next: OfferDraft) => {
    setDraft(next);
    if (Object.keys(next).length > 0) sessionStorage.setItem(key, JSON.stringify(next));
    else sessionStorage.removeItem(key);
  };
  return [draft, keep];
}

function readKept(key: string): OfferDraft {
  const kept = sessionStorage.getItem(key);
  return kept === null ? {} : (JSON.parse(kept) as OfferDraft);
}
