import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { memo, useEffect, useMemo, useRef } from "react";
import type { Column } from "./column.ts";
import { layOutColumns, useColumnsInSight } from "./columns-layout.ts";
import classes from "./data-table.module.css";
import { HeaderRow } from "./header-row.tsx";
import { listenForNewTabs } from "./listen-for-new-tabs.ts";
import { TableRows } from "./table-rows.tsx";
import type { OnMark } from "./use-row-keys.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface DataTableProps<Row extends object> {
  /** What the table holds, for who hears it. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Enter, or a click on the row. */
  onOpen?: (row: Row) => void;
  /** Address of the page a row opens: a click with Ctrl or the middle button shows it in a tab of its own. */
  hrefOf?: (row: Row) => string;
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
  const { label, rows, columns, rowId, hrefOf, marked, onMark, maxHeight = "70dvh" } = props;
  const inSight = useColumnsInSight(columns);
  const options = useMemo(
    () => ({ features, columns: columns.map(toDefinition), data: rows as Row[], getRowId: rowId }),
    [columns, rows, rowId],
  );
  const table = useTable(options);
  // Unsorted rows are shown as they came: a model of ten thousand rows anew at each mark would be felt at each key.
  const model = table.state.sorting.length > 0 ? table.getRowModel().rows : null;
  const shown = useMemo(() => model?.map((row) => row.original) ?? rows, [model, rows]);
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
  const layout = useMemo(() => layOutColumns(inSight, isMarking), [inSight, isMarking]);
  return (
    <div
      className={classes.scroller}
      style={{ maxHeight }}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key
      tabIndex={0}
      data-rows
      role="region"
      aria-label={label}
      {...listenForNewTabs(shown, hrefOf)}
    >
      <table role="table" className={classes.table} style={layout} aria-label={label} aria-rowcount={shown.length + 1}>
        <HeaderRow table={table} columns={inSight} marking={marking} />
        <TableRows {...props} rows={shown} columns={inSight} />
      </table>
    </div>
  );
}

const toggleAll = (marked: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  marked.size === ids.length ? new Set() : new Set(ids);

function toDefinition<Row extends object>({ id, header, sortBy }: Column<Row>) {
  return {
    id,
    header,
    accessorFn: (row: Row) => sortBy?.(row) ?? null,
    enableSorting: sortBy !== undefined,
    sortDescFirst: false,
  };
}
