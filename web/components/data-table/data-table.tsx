import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useEffectEvent, useMemo, useRef } from "react";
import { useTexts } from "../../texts/use-texts.ts";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";
import { HeaderRow } from "./header-row.tsx";
import { TableRow } from "./table-row.tsx";
import { type OnMark, useRowKeys } from "./use-row-keys.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const rowHeight = () => 44;

export interface DataTableProps<Row extends object> {
  /** What the table holds, for who hears it. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Enter, or a click on the row. */
  onOpen?: (row: Row) => void;
  /** Rows marked with x or the box; left out: nothing can be marked. */
  marked?: ReadonlySet<string>;
  onMark?: OnMark;
  /** More keys for the row under the cursor, by physical key: `{ KeyA: (row) => … }`. */
  rowKeys?: Readonly<Record<string, (row: Row) => void>>;
  /** Told which row the cursor has come to. */
  onCursor?: (row: Row) => void;
  /** A row that stands out: changed, refused, late. */
  tone?: (row: Row) => "changed" | "refused" | "late" | "done" | undefined;
  /** The last rows are in sight: more may be loaded. */
  onEnd?: () => void;
  /** CSS height the rows may take before they scroll by themselves. */
  maxHeight?: string;
}

/**
 * Any number of rows, of which only those in sight are in the document. Sorted by its headers, walked with j and k,
 * marked with x, opened with Enter; the keys count by their place on the keyboard.
 */
export const DataTable = memo(Table) as typeof Table;

function Table<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowId, onOpen, marked, onMark, rowKeys, onCursor, tone, onEnd } = props;
  const { maxHeight = "70dvh" } = props;
  const { t } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const options = useMemo(
    () => ({ features, columns: columns.map(toDefinition), data: rows as Row[], getRowId: rowId }),
    [columns, rows, rowId],
  );
  const table = useTable(options);
  // Unsorted rows are shown as they came: a model of ten thousand rows anew at each mark would be felt at each key.
  const model = table.state.sorting.length > 0 ? table.getRowModel().rows : null;
  const shown = useMemo(() => model?.map((row) => row.original) ?? rows, [model, rows]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 6,
  });
  const cursor = useRowKeys({
    rows: shown,
    rowId,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: "auto" }),
    scroller,
    onOpen,
    onMark,
    rowKeys,
    onCursor,
  });
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  const isMarking = marked !== undefined && onMark !== undefined;
  const [all, some] = isMarking ? [marked.size > 0 && marked.size === rows.length, marked.size > 0] : [false, false];
  const marking = useMemo(
    () =>
      onMark && isMarking
        ? { all, some, toggle: () => onMark((now) => toggleAll(now, latest.current.map(rowId))) }
        : null,
    [onMark, isMarking, all, some, rowId],
  );
  const items = virtual.getVirtualItems();
  useEndInSight((items.at(-1)?.index ?? 0) >= shown.length - 1, shown.length, onEnd);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ maxHeight }}
      tabIndex={0}
      data-rows
      role="region"
      aria-label={label}
    >
      <table className={classes.table} aria-label={label} aria-rowcount={shown.length + 1}>
        <HeaderRow table={table} columns={columns} marking={marking} />
        <tbody>
          <Spacer height={before} />
          {items.map(({ index }) => {
            const row = shown[index];
            if (!row) return null;
            const id = rowId(row);
            return (
              <TableRow
                key={id}
                id={id}
                row={row}
                index={index}
                columns={columns}
                current={cursor.index === index}
                reachable={cursor.index === index || (cursor.index === null && index === 0)}
                marked={marked?.has(id)}
                onToggle={onMark ? cursor.toggle : undefined}
                onOpen={onOpen}
                onVisit={cursor.visit}
                tone={tone?.(row)}
                markLabel={t("common.keys.mark")}
              />
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}

const toggleAll = (marked: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  marked.size === ids.length ? new Set() : new Set(ids);

/** Tells once for each number of rows that their end, or nearly, is in sight. */
function useEndInSight(inSight: boolean, count: number, onEnd: (() => void) | undefined): void {
  const tell = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (inSight && count > 0) tell();
  }, [inSight, count]);
}

function toDefinition<Row extends object>({ id, header, sortBy }: Column<Row>) {
  return {
    id,
    header,
    accessorFn: (row: Row) => sortBy?.(row) ?? null,
    enableSorting: sortBy !== undefined,
    sortDescFirst: false,
  };
}

/** Stands for the rows out of sight, so that the bar shows how many there are. One cell: over columns that a narrow screen leaves out, it would keep their place. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  );
}
