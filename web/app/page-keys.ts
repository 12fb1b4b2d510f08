import { useEffect, useSyncExternalStore } from "react";
import type { TextKey } from "../texts/use-texts.ts";

/** A key of a page for the list that ? shows: how it is written, and what it does. */
export interface PageKey {
  key: string;
  text: TextKey;
}

let shown: readonly (readonly PageKey[])[] = [];
const hearers = new Set<() => void>();

function show(next: typeof shown): void {
  shown = next;
  for (const hear of hearers) hear();
}

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

/** Names a page's own keys in the help while the page is there. `keys` is a constant of the page's module. */
export function useNamedKeys(keys: readonly PageKey[]): void {
  useEffect(() => {
    show([...shown, keys]);
    return () => show(shown.filter((one) => one !== keys));
  }, [keys]);
}

/** The keys of the pages that are shown now. */
export const usePageKeys = (): readonly PageKey[] => useSyncExternalStore(subscribe, () => shown).flat();
