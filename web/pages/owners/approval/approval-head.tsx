import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { memo } from "react";
import { useTexts } from "../../../texts/use-texts.ts";
import type { DraftState } from "../draft/draft-keeper.ts";
import { SaveState } from "../draft/save-state.tsx";
import type { ApprovalRow } from "./approval-row.ts";
import { type Load, overBy } from "./compute-loads.ts";
import { FilterChips } from "./filter-chips.tsx";
import type { RowFilter } from "./filter-rows.ts";

interface ApprovalHeadProps {
  rows: readonly ApprovalRow[];
  loads: readonly Load[];
  draft: DraftState;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  onSave: () => unknown;
  onApprove: () => void;
  /** Clients in all, while not all of them are there yet; null once they are. */
  loadingOf: number | null;
}

/** How far I am, whether it is kept, and the way to the verdict. */
export const ApprovalHead = memo(Head);

function Head({ rows, loads, draft, filter, onFilter, onSave, onApprove, loadingOf }: ApprovalHeadProps) {
  const { t, list } = useTexts();
  const over = loads.filter((load) => overBy(load) > 0).map(({ name }) => name);
  const total = loadingOf ?? rows.length;
  const done = rows.filter(({ mark }) => mark !== null).length;
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Stack gap={4} miw={200}>
          <Text size="sm" fw={600} role="status">
            {t("owners.reviewed", { done, total })}
          </Text>
          <Progress value={(100 * done) / Math.max(1, total)} size={6} aria-hidden />
        </Stack>
        <SaveState draft={draft} onRetry={onSave} />
        {loadingOf === null ? null : (
          <Text size="sm" c="dimmed" role="status">
            {t("owners.stillComing", { count: loadingOf - rows.length })}
          </Text>
        )}
        {rows.length > 0 ? (
          <Button onClick={onApprove} disabled={loadingOf !== null}>
            {t("owners.act.approveRest")}
          </Button>
        ) : null}
      </Group>
      <Text size="sm" fw={600} c="var(--mantine-color-error)" role="status" hidden={over.length === 0}>
        {over.length > 0 ? t("owners.load.overAll", { persons: list(over) }) : null}
      </Text>
      <FilterChips rows={rows} filter={filter} onFilter={onFilter} />
    </>
  );
}
