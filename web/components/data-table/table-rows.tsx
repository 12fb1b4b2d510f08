import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type RefObject, useDeferredValue, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTexts } from "../../texts/use-texts.ts";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";
import type { DataTableProps } from "./data-table.tsx";
import { TableRow } from "./table-row.tsx";
import { useRowKeys } from "./use-row-keys.ts";

/** Height of a row in rem, its line included, as the style sheet says: it grows with the reader's letters. */
const ROW = 2.75;
const readRowHeight = () => ROW * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
/** Rows kept ready above and below those in sight: more than a turn of the wheel brings while the next are drawn. */
const READY = 6;
/** About what a table gets of the window: its first rows are drawn at once, not after it has been measured. */
const guessRect = () => ({ width: window.innerWidth, height: Math.round(window.innerHeight * 0.7) });

type TableRowsProps<Row extends object> = Omit<DataTableProps<Row>, "label" | "maxHeight">;

/** The rows in sight, in the order given, with the cursor among them. */
export function TableRows<Row extends object>(props: TableRowsProps<Row>) {
  const { rows, columns, rowId, onOpen, marked, onMark, rowKeys, onCursor, tone, onEnd } = props;
  const [guess] = useState(guessRect);
  const [rowHeight] = useState(readRowHeight);
  const body = useRef<HTMLTableSectionElement>(null);
  // Found from within: what stands around the rows is not known yet when they are first in the document.
  const scroller = () => body.current?.closest<HTMLElement>("[data-rows]") ?? null;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    overscan: READY,
    initialRect: guess,
    useFlushSync: false,
  });
  const cursor = useRowKeys({
    rows,
    rowId,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
    scroller,
    onOpen,
    onMark,
    rowKeys,
    onCursor,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEndInSight(last >= rows.length - 1, rows.length, onEnd);
  return (
    <RowsInSight
      body={body}
      rows={rows}
      columns={columns}
      rowId={rowId}
      // Drawn between frames, in pieces: the wheel never waits for the rows it brings.
      first={useDeferredValue(items[0]?.index ?? 0)}
      last={useDeferredValue(last)}
      cursor={cursor.index}
      moves={cursor.moves}
      marked={marked}
      onToggle={onMark ? cursor.toggle : undefined}
      onOpen={onOpen}
      onVisit={cursor.visit}
      tone={tone}
    />
  );
}

interface RowsInSightProps<Row extends object>
  extends Pick<DataTableProps<Row>, "rows" | "rowId" | "marked" | "onOpen" | "tone"> {
  body: RefObject<HTMLTableSectionElement | null>;
  columns: readonly Column<Row>[];
  first: number;
  last: number;
  cursor: number | null;
  /** Times a key has moved the cursor. */
  moves: number;
  onToggle: ((id: string) => void) | undefined;
  onVisit: (id: string, index: number) => void;
}

/** Not drawn again by scrolling as such, only when other rows come into sight. */
const RowsInSight = memo(Rows) as typeof Rows;

function Rows<Row extends object>(props: RowsInSightProps<Row>) {
  const { body, rows, columns, rowId, first, last, cursor, moves, marked, onToggle, onOpen, onVisit, tone } = props;
  const { t } = useTexts();
  const markLabel = t("common.keys.mark");
  const end = Math.min(last + 1, rows.length);
  const height = (count: number) => ({ height: `${count * ROW}rem` });
  useFocusFollows(body, cursor, moves);
  return (
    // As high as all rows together, so that the bar shows how many there are and scrolling changes nothing around them.
    <tbody ref={body} role="rowgroup" className={classes.rows} style={height(rows.length)}>
      <tr role="none" className={classes.above} style={height(Math.min(first, rows.length))} />
      {rows.slice(first, end).map((row, place) => {
        const index = first + place;
        const id = rowId(row);
        return (
          <TableRow
            key={id}
            id={id}
            row={row}
            index={index}
            columns={columns}
            last={index === rows.length - 1}
            current={cursor === index}
            reachable={cursor === index || (cursor === null && index === 0)}
            marked={marked?.has(id)}
            onToggle={onToggle}
            onOpen={onOpen}
            onVisit={onVisit}
            tone={tone?.(row)}
            markLabel={markLabel}
          />
        );
      })}
    </tbody>
  );
}

/** After a key the focus goes to the cursor's row; one that was out of sight has it as soon as it is drawn. */
function useFocusFollows(body: RefObject<HTMLTableSectionElement | null>, cursor: number | null, moves: number): void {
  const followed = useRef(0);
  useEffect(() => {
    if (followed.current === moves) return;
    const row = body.current?.querySelector<HTMLElement>(`tr[data-index="${cursor}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    // The table's own scrolling knows nothing of the window it may reach out of.
    row.scrollIntoView({ block: "nearest" });
    followed.current = moves;
  });
}

/** Tells once for each number of rows that their end, or nearly, is in sight. */
function useEndInSight(inSight: boolean, count: number, onEnd: (() => void) | undefined): void {
  const tell = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (inSight && count > 0) tell();
  }, [inSight, count]);
}
