import { Chip, Group } from "@mantine/core";
import { memo } from "react";
import { useTexts } from "../../../texts/use-texts.ts";
import type { ApprovalRow } from "./approval-row.ts";
import { filterRows, type RowFilter, rowFilters } from "./filter-rows.ts";

/** Which rows to show, each with its count. */
export const FilterChips = memo(Chips);

function Chips({
  rows,
  filter,
  onFilter,
}: {
  rows: readonly ApprovalRow[];
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
}) {
  const { t } = useTexts();
  return (
    <Chip.Group value={filter} onChange={(value) => onFilter(rowFilters.find((one) => one === value) ?? "all")}>
      <Group gap={6} role="group" aria-label={t("owners.filter.label")}>
        {rowFilters.map((one) => (
          <Chip key={one} value={one} size="xs">
            {t(`owners.filter.${one}`, { count: filterRows(rows, one).length })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
