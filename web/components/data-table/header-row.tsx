import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { memo } from "react";
import { useTexts } from "../../texts/use-texts.ts";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";

interface SortableColumn {
  getIsSorted(): false | "asc" | "desc";
  toggleSorting(): void;
}

interface HeaderRowProps<Row extends object> {
  table: { getColumn(id: string): SortableColumn | undefined; state: object };
  columns: readonly Column<Row>[];
  marking: { all: boolean; some: boolean; toggle: () => void } | null;
}

const spoken = { asc: "ascending", desc: "descending" } as const;

/** Not drawn again while only the rows under it go by, or change. */
export const HeaderRow = memo(
  Head,
  (one, other) =>
    one.columns === other.columns && one.marking === other.marking && one.table.state === other.table.state,
) as typeof Head;

function Head<Row extends object>({ table, columns, marking }: HeaderRowProps<Row>) {
  const { t } = useTexts();
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {marking ? (
          <th role="columnheader" scope="col">
            <Checkbox
              size="xs"
              checked={marking.all}
              indeterminate={marking.some && !marking.all}
              onChange={marking.toggle}
              aria-label={t("common.all")}
            />
          </th>
        ) : null}
        {columns.map((column) => {
          const sortable = column.sortBy ? table.getColumn(column.id) : undefined;
          const sorted = sortable?.getIsSorted() || null;
          return (
            <th
              role="columnheader"
              key={column.id}
              scope="col"
              aria-sort={sorted ? spoken[sorted] : undefined}
              className={column.align ? classes[column.align] : undefined}
            >
              {sortable ? (
                <UnstyledButton
                  className={classes.sort}
                  onClick={() => sortable.toggleSorting()}
                  aria-label={t("common.sortBy", { column: column.header })}
                >
                  {column.header}
                  {sorted === "asc" ? <IconArrowUp size={13} aria-hidden /> : null}
                  {sorted === "desc" ? <IconArrowDown size={13} aria-hidden /> : null}
                </UnstyledButton>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
