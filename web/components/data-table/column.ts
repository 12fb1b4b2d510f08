import type { ReactNode } from "react";

export interface Column<Row extends object> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What its header sorts by; left out: not sorted. */
  sortBy?: (row: Row) => string | number | null;
  align?: "end";
  /** CSS width; what is left goes to the columns without one. */
  width?: string;
  /** What it says always fits its width: the table need not cut it, which is felt while thousands of rows scroll. */
  fits?: true;
  /** On narrower screens the column is left out: what it says stands on the row's own page too. */
  visibleFrom?: "xs" | "sm" | "md" | "lg" | "xl";
}
