import type { ApprovalRow } from "./approval-row.ts";

export const rowFilters = ["all", "exceptions", "unreviewed", "mine", "meanwhile"] as const;
export type RowFilter = (typeof rowFilters)[number];

const passes: Record<RowFilter, (one: ApprovalRow) => boolean> = {
  all: () => true,
  exceptions: ({ row }) => row.exceptions.length > 0,
  unreviewed: ({ mark }) => mark === null,
  mine: ({ mark }) => mark?.decision != null,
  meanwhile: ({ state }) => state !== "open",
};

export const filterRows = (rows: readonly ApprovalRow[], filter: RowFilter): readonly ApprovalRow[] =>
  filter === "all" ? rows : rows.filter(passes[filter]);
