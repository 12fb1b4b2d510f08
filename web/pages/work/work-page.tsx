import { Button, Chip, Group } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import { listMyTasksRoute, type TaskItem } from "../../../contracts/routes/tasks.ts";
import { useRead } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { filterTasks, type TaskFilter, taskFilters } from "./filter-tasks.ts";
import { useCodeAhead, useReadAhead } from "./open-ahead.ts";
import { taskColumns } from "./task-columns.tsx";

const DepartureSelect = lazy(() =>
  import("./departure-select.tsx").then((module) => ({ default: module.DepartureSelect })),
);

interface WorkSearch {
  show?: TaskFilter;
  departure?: string;
}

/** Everybody's start: what waits for me, the next due first. The filters stand in the address. */
export function WorkPage() {
  const texts = useTexts();
  const { t } = texts;
  const tasks = useRead(listMyTasksRoute, {});
  const items = tasks.data?.items ?? [];
  const late = items.filter((task) => task.overdue).length;
  return (
    <>
      <PageHeader
        title={t("work.title")}
        lead={tasks.data ? t("work.lead", { open: items.length, late }) : undefined}
      />
      <Loaded query={tasks}>
        {({ items: all }) => (all.length === 0 ? <NothingWaits /> : <WorkList items={all} texts={texts} />)}
      </Loaded>
    </>
  );
}

function NothingWaits() {
  const { t } = useTexts();
  return <Empty title={t("work.empty")}>{t("work.emptyLead")}</Empty>;
}

function NothingFits({ onClear }: { onClear: () => void }) {
  const { t } = useTexts();
  return (
    <Empty
      title={t("work.noneFit")}
      action={
        <Button variant="default" size="xs" onClick={onClear}>
          {t("work.showAll")}
        </Button>
      }
    />
  );
}

function WorkList({ items, texts }: { items: TaskItem[]; texts: Texts }) {
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const { show = "all", departure } = useSearch({ strict: false }) as WorkSearch;
  const search = (next: WorkSearch) => void navigate({ to: "/", search: next as never, replace: true });
  const columns = useMemo(() => taskColumns(texts), [texts]);
  const readAhead = useReadAhead();
  useCodeAhead(items);
  const ofDeparture = departure ? items.filter((task) => task.departureId === departure) : items;
  const shown = useMemo(() => filterTasks(ofDeparture, show, me.businessNow), [ofDeparture, show, me.businessNow]);
  const departures = [...new Map(items.map((task) => [task.departureId, task.departure]))];
  return (
    <>
      <Group mb="md" gap="sm" justify="space-between">
        <Chip.Group value={show} onChange={(value) => search({ departure, show: value as TaskFilter })}>
          <Group gap={6} role="group" aria-label={t("work.filter.label")}>
            {taskFilters.map((filter) => (
              <Chip key={filter} value={filter} size="xs">
                {t(`work.filter.${filter}`, { count: filterTasks(ofDeparture, filter, me.businessNow).length })}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {departures.length > 1 ? (
          <Suspense fallback={null}>
            <DepartureSelect
              departures={departures}
              chosen={departure}
              onChoose={(value) => search({ show, ...(value ? { departure: value } : {}) })}
            />
          </Suspense>
        ) : null}
      </Group>
      {shown.length === 0 ? (
        <NothingFits onClear={() => search({})} />
      ) : (
        <DataTable
          label={t("work.title")}
          rows={shown}
          columns={columns}
          rowId={(task) => task.id}
          hrefOf={(task) => `/tasks/${task.id}`}
          onOpen={(task) => {
            readAhead(task);
            void navigate({ to: `/tasks/${task.id}` });
          }}
          tone={(task) => (task.overdue ? "late" : undefined)}
        />
      )}
    </>
  );
}
