import { useEffect, useEffectEvent } from "react";

/** What a key does, by its physical place: `mod+KeyK`, `KeyJ`, `shift+Slash`, `Enter`. `mod`: ⌘ or Ctrl. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys by their place on the keyboard, so that j, k and x are the same keys under a Russian layout. */
export const describeKey = (event: KeyboardEvent): string =>
  [event.metaKey || event.ctrlKey ? "mod" : "", event.altKey ? "alt" : "", event.shiftKey ? "shift" : "", event.code]
    .filter(Boolean)
    .join("+");

/** Listens on the whole page while the component is there. Typing in a field is never a command, but with `mod`. */
export function useKeys(keys: KeyMap): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const key = describeKey(event);
    const act = keys[key];
    if (!act || event.defaultPrevented || (isBusy(event) && !key.startsWith("mod+"))) return;
    event.preventDefault();
    act(event);
  });
  useEffect(() => {
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

/** The key belongs to what has the focus: a field, a button that Enter presses, or a dialog in front of the page. */
function isBusy({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isPressed = code === "Enter" && target.closest("a, button, summary, [role=button], [role=tab]") !== null;
  return isPressed || isTyping(target) || target.closest("[role=dialog]") !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}
