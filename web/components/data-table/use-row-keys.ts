import { startTransition, useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useKeys } from "../../app/keys.ts";

/** Takes what to make of the marks there are, like the setter of a state. */
export type OnMark = (change: (marked: ReadonlySet<string>) => ReadonlySet<string>) => void;

interface RowKeys<Row extends object> {
  rows: readonly Row[];
  rowId: (row: Row) => string;
  scrollTo: (index: number) => void;
  /** What the rows scroll in. */
  scroller: () => HTMLElement | null;
  onOpen: ((row: Row) => void) | undefined;
  onMark: OnMark | undefined;
  rowKeys: Readonly<Record<string, (row: Row) => void>> | undefined;
  onCursor: ((row: Row) => void) | undefined;
}

/**
 * The cursor of a table: which row j, k, x and Enter mean. The row under it has the focus, so it is read out. It stays on its client when rows come, go
 * or change places, and where that row has gone, on the place.
 */
export function useRowKeys<Row extends object>(options: RowKeys<Row>) {
  const { rows, rowId, scrollTo, scroller, onOpen, onMark, rowKeys = {}, onCursor } = options;
  const [at, setAt] = useState<{ id: string; index: number } | null>(null);
  const index = useMemo(() => findCursor(rows, rowId, at), [rows, rowId, at]);
  // Counts the keys: only after one the focus follows, never while somebody reads or clicks.
  const [moves, setMoves] = useState(0);

  const visit = useCallback(
    (id: string, place: number) => setAt((now) => (now?.id === id && now.index === place ? now : { id, index: place })),
    [],
  );
  const move = (step: number) => {
    if (rows.length === 0) return;
    const next = index === null ? 0 : Math.min(Math.max(index + step, 0), rows.length - 1);
    const row = rows[next];
    if (row === undefined) return;
    scrollTo(next);
    visit(rowId(row), next);
    setMoves(moves + 1);
  };
  const toggle = useCallback((id: string) => onMark?.((marked) => toggled(marked, id)), [onMark]);
  const onRow = (act: ((row: Row) => void) | undefined) => () => {
    const row = index === null ? undefined : rows[index];
    if (row !== undefined) act?.(row);
  };

  const keys = {
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    ...(onMark ? { KeyX: onRow((row) => toggle(rowId(row))) } : {}),
    ...(onOpen ? { Enter: onRow(onOpen) } : {}),
    ...Object.fromEntries(Object.entries(rowKeys).map(([key, act]) => [key, onRow(act)])),
  };
  useKeys(keys, () => scroller() === findMeantTable());
  // The row shows the cursor first; what stands beside the table may follow.
  const tell = useEffectEvent(() => startTransition(onRow(onCursor)));
  useEffect(() => {
    if (at !== null) tell();
  }, [at]);

  return { index, moves, toggle, visit };
}

/** Of several tables on a page the one that has the focus, else the first. */
const findMeantTable = () => document.activeElement?.closest("[data-rows]") ?? document.querySelector("[data-rows]");

function findCursor<Row extends object>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  at: { id: string; index: number } | null,
): number | null {
  if (at === null || rows.length === 0) return null;
  const here = rows[at.index];
  if (here !== undefined && rowId(here) === at.id) return at.index;
  const found = rows.findIndex((row) => rowId(row) === at.id);
  return found >= 0 ? found : Math.min(at.index, rows.length - 1);
}

function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}
