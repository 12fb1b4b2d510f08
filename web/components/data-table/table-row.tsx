import { memo } from "react";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";

interface TableRowProps<Row extends object> {
  id: string;
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  last: boolean;
  current: boolean;
  /** The one row Tab stops at. */
  reachable: boolean;
  marked: boolean | undefined;
  onToggle: ((id: string) => void) | undefined;
  onOpen: ((row: Row) => void) | undefined;
  onVisit: (id: string, index: number) => void;
  tone: string | undefined;
  markLabel: string;
}

function Row<Row extends object>(props: TableRowProps<Row>) {
  const { id, row, index, columns, last, current, reachable, marked, onToggle, onOpen, onVisit, tone, markLabel } =
    props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter on the row is heard by the table
    <tr
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      data-index={index}
      data-id={id}
      data-last={last || undefined}
      data-current={current || undefined}
      data-tone={tone}
      data-open={onOpen ? true : undefined}
      tabIndex={reachable ? 0 : -1}
      onFocus={() => onVisit(id, index)}
      onClick={(event) => {
        if (!isControl(event.target)) onOpen?.(row);
      }}
    >
      {onToggle ? (
        <td role="cell">
          <input
            type="checkbox"
            className={classes.box}
            checked={marked ?? false}
            onChange={() => onToggle(id)}
            aria-label={markLabel}
            tabIndex={-1}
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td role="cell" key={column.id} className={classOf(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

const known = new WeakMap<object, string | undefined>();

/** Put together once a column: each attribute of each cell is felt while thousands of rows scroll. */
function classOf<Row extends object>(column: Column<Row>): string | undefined {
  if (!known.has(column)) {
    const parts = [
      column.fits ? null : classes.cut,
      column.align ? classes[column.align] : null,
      column.look ? classes[column.look] : null,
      column.lines ? classes.lines : null,
    ];
    known.set(column, parts.filter(Boolean).join(" ") || undefined);
  }
  return known.get(column);
}

/** Drawn again only when its own row, mark or place has changed. */
export const TableRow = memo(Row) as typeof Row;

/** A click on what does something of its own is not a click on the row. */
const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest("a, button, input, select, textarea, label, [role=menu]") !== null;
