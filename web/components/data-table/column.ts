import type { ReactNode } from "react";

type Breakpoint = "xs" | "sm" | "md" | "lg" | "xl";

export interface Column<Row extends object> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What its header sorts by; left out: not sorted. */
  sortBy?: (row: Row) => string | number | null;
  align?: "end";
  /** CSS length; what is left goes to the columns without one. */
  width?: string;
  /** Of a column without a width: its part of what is left, 1 unless told. */
  share?: number;
  /** The name of the row, or what may be overlooked; said by the cell itself: an element more in each row is felt, too. */
  look?: "strong" | "quiet";
  /** Its cells may have a second line, as `TwoLines` draws it. */
  lines?: 2;
  /** What it says always fits its width: the table need not cut it, which is felt while thousands of rows scroll. */
  fits?: true;
  /** On narrower screens the column is left out: what it says stands on the row's own page too. */
  visibleFrom?: Breakpoint;
  /** Only on screens narrower than this: it says in two lines what is left out there. */
  visibleBelow?: Breakpoint;
}
