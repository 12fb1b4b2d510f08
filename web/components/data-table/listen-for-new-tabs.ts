import type { MouseEvent } from "react";

/**
 * Ctrl, ⌘ or the middle button on a row opens its page in a tab of its own, as on a link. Heard by what the rows stand in: a link
 * in each row would be felt while they scroll.
 */
export function listenForNewTabs<Row extends object>(rows: readonly Row[], hrefOf: ((row: Row) => string) | undefined) {
  if (!hrefOf) return {};
  const rowOf = ({ target, button, ctrlKey, metaKey }: MouseEvent): Row | undefined => {
    if (!(button === 1 || (button === 0 && (ctrlKey || metaKey))) || !(target instanceof Element)) return undefined;
    if (target.closest("a, button, input, label")) return undefined;
    const index = target.closest<HTMLElement>("tr[data-index]")?.dataset.index;
    return index === undefined ? undefined : rows[Number(index)];
  };
  const open = (event: MouseEvent) => {
    const row = rowOf(event);
    if (row === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    window.open(hrefOf(row), "_blank", "noopener");
  };
  return {
    onClickCapture: open,
    onAuxClick: open,
    // The middle button would begin to scroll.
    onMouseDown: (event: MouseEvent) => {
      if (event.button === 1 && rowOf(event) !== undefined) event.preventDefault();
    },
  };
}
