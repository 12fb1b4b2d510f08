import { Chip, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { DepartmentNoticeItem, DepartmentNoticeView } from "../../../contracts/departments.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import type { OnMark } from "../../components/data-table/use-row-keys.ts";
import { Empty } from "../../components/states.tsx";
import { foldName } from "../../texts/fold-name.ts";
import { useTexts } from "../../texts/use-texts.ts";
import type { Draft } from "./answer-draft.ts";
import { isAwaited, isObjected } from "./is-unanswered.ts";
import { itemColumns } from "./item-columns.tsx";

interface NoticeTableProps {
  notice: DepartmentNoticeView;
  draft: Draft;
  marked: ReadonlySet<string> | undefined;
  onMark: OnMark | undefined;
  onOpen: (item: DepartmentNoticeItem) => void;
  /** Above the rows: what can be done with the marked ones. */
  tools: ReactNode;
}

const filters = ["all", "awaited", "exceptions"] as const;
type Filter = (typeof filters)[number];

/** The clients of a notice, hundreds of them, with what is noted for each and not sent yet. */
export function NoticeTable({ notice, draft, marked, onMark, onOpen, tools }: NoticeTableProps) {
  const texts = useTexts();
  const { t } = texts;
  const [filter, setFilter] = useState<Filter>("all");
  const [typed, setTyped] = useState("");
  const passes = useMemo(
    (): Record<Filter, (item: DepartmentNoticeItem) => boolean> => ({
      all: () => true,
      awaited: isAwaited,
      exceptions: (item) => draft[item.handoverId] !== undefined || isObjected(item) || item.how === "changed",
    }),
    [draft],
  );
  const found = useMemo(() => {
    const part = foldName(typed);
    return notice.items.filter((item) => passes[filter](item) && foldName(item.clientName).includes(part));
  }, [notice.items, passes, filter, typed]);
  const columns = useMemo(() => itemColumns(texts, draft, notice.colleagues), [texts, draft, notice.colleagues]);
  return (
    <Stack gap="xs">
      <Group gap="sm" justify="space-between">
        <Chip.Group value={filter} onChange={(value) => setFilter(filters.find((one) => one === value) ?? "all")}>
          <Group gap={6} role="group" aria-label={t("department.filter.label")}>
            {filters.map((one) => (
              <Chip key={one} value={one} size="xs">
                {t(`department.filter.${one}`, { count: notice.items.filter(passes[one]).length })}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <TextInput
          size="xs"
          w={220}
          type="search"
          aria-label={t("department.find")}
          placeholder={t("department.find")}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      {tools}
      {found.length === 0 ? (
        <Empty title={t("department.nothingFound")} />
      ) : (
        <DataTable
          label={t("department.column.clients")}
          rows={found}
          columns={columns}
          rowId={(item) => item.handoverId}
          onOpen={onOpen}
          {...(marked && onMark ? { marked, onMark } : {})}
          tone={(item) => toneOf(item, draft)}
        />
      )}
      <Text size="xs" c="dimmed">
        {t("common.rows", { count: found.length })}
      </Text>
    </Stack>
  );
}

function toneOf(item: DepartmentNoticeItem, draft: Draft) {
  const exception = draft[item.handoverId];
  if (exception) return "objection" in exception ? ("refused" as const) : ("changed" as const);
  return isAwaited(item) ? undefined : ("done" as const);
}
