import { useEffect, useEffectEvent } from "react";

/** What a key does, by its physical place: `mod+KeyK`, `KeyJ`, `shift+Slash`, `Enter`. `mod`: ⌘ or Ctrl. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys by their place on the keyboard, so that j, k and x are the same keys under a Russian layout. */
export const describeKey = (event: KeyboardEvent): string =>
  [event.metaKey || event.ctrlKey ? "mod" : "", event.altKey ? "alt" : "", event.shiftKey ? "shift" : "", event.code]
    .filter(Boolean)
    .join("+");

/**
 * Listens on the whole page while the component is there. Typing in a field is never a command, but with `mod`; Enter and Space belong to the button or
 * link that has the focus, and all keys to a dialog while one is open. `isMeant`: whether the keys are for this one of several that hear the same.
 */
export function useKeys(keys: KeyMap, isMeant: () => boolean = () => true): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = describeKey(event);
    const act = keys[key];
    if (!act || event.defaultPrevented || (!key.startsWith("mod+") && belongsElsewhere(key, event.target))) return;
    if (!isMeant()) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

const PRESSES: readonly string[] = ["Enter", "Space"];

const belongsElsewhere = (key: string, target: EventTarget | null): boolean =>
  isTyping(target) || (PRESSES.includes(key) && isPressable(target)) || isDialogOpen();

const isDialogOpen = () => document.querySelector('[aria-modal="true"]') !== null;

const isPressable = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest("a, button, summary, [role=button], [role=tab], [role=menuitem], [role=option]") !== null;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}
