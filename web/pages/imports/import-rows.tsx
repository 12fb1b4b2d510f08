import { Button, Chip, Group, Modal, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ImportResult, ImportRow as RowSchema } from "../../../contracts/imports.ts";
import { listImportRowsRoute } from "../../../contracts/routes/imports.ts";
import { type Answer, call } from "../../app/call.ts";
import type { Problem } from "../../app/problem.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Facts } from "../../components/facts.tsx";
import { Empty, Failed, Outline } from "../../components/states.tsx";
import { TwoLines } from "../../components/two-lines.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { describeEntity } from "./describe-entity.ts";

type Page = Answer<typeof listImportRowsRoute>;
type Row = Page["rows"][number] & { key: string };
type Action = (typeof actions)[number];
const actions = [
  "rejected",
  "conflict",
  "warning",
  "created",
  "changed",
  "unchanged",
] as const satisfies readonly (typeof RowSchema.shape.action.options)[number][];

/** The comparison row by row, what needs a look first; filtered by result and reason. */
export function ImportRows({ importId, total }: { importId: string; total: ImportResult["summary"]["total"] }) {
  const texts = useTexts();
  const { t, label, number, locale } = texts;
  const [action, setAction] = useState<Action>(actions.find((one) => total[one] > 0) ?? "created");
  const [code, setCode] = useState("");
  const [open, setOpen] = useState<Row | null>(null);
  const pages = useRows(importId, action, locale);
  const rows = useMemo(() => toRows(pages.data?.pages ?? []), [pages.data]);
  const codes = [...new Set(rows.flatMap((row) => (row.code === null ? [] : [row.code])))];
  const shown = useMemo(() => (code === "" ? rows : rows.filter((row) => row.code === code)), [rows, code]);
  const columns = useMemo(() => rowColumns(texts, action), [texts, action]);
  const choose = (value: string | string[]) => {
    setAction(actions.find((one) => one === value) ?? "created");
    setCode("");
  };
  return (
    <>
      <Group justify="space-between">
        <Chip.Group value={action} onChange={choose}>
          <Group gap={6} role="group" aria-label={t("imports.filter")}>
            {actions.map((one) => (
              <Chip key={one} value={one} size="xs" disabled={total[one] === 0}>
                {t("imports.filterCount", { action: label("importAction", one), count: number(total[one]) })}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {codes.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label={t("imports.problem")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            data={[
              { value: "", label: t("imports.anyProblem") },
              ...codes.map((one) => ({ value: one, label: label("importCode", one) })),
            ]}
          />
        ) : null}
      </Group>
      {pages.isPending ? <Outline /> : null}
      {pages.error ? <Failed problem={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.data && shown.length === 0 ? (
        <Empty title={t("imports.rowsEmpty")}>{t("imports.rowsEmptyLead")}</Empty>
      ) : null}
      {shown.length > 0 ? (
        <DataTable
          label={t("imports.rows")}
          rows={shown}
          columns={columns}
          rowId={(row) => row.key}
          onOpen={setOpen}
          tone={(row) => (row.action === "rejected" ? "refused" : undefined)}
          maxHeight="55dvh"
        />
      ) : null}
      {pages.hasNextPage ? (
        <Group>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("common.more")}
          </Button>
        </Group>
      ) : null}
      {open ? <RowInFull row={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** A thousand rows at a time: an export may have a hundred thousand. Their reasons come in the language they are asked in. */
const useRows = (importId: string, action: Action, locale: Texts["locale"]) =>
  useInfiniteQuery<Page, Problem, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [listImportRowsRoute.id, importId, action, locale],
    queryFn: ({ signal, pageParam }) =>
      call(
        listImportRowsRoute,
        { params: { importId }, query: { action, limit: 1000, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    meta: { liveEveryMs: 30_000 },
  });

const toRows = (pages: readonly Page[]): Row[] =>
  pages.flatMap(({ rows }, page) => rows.map((row, at) => ({ ...row, key: `${page}:${at}` })));

function RowInFull({ row, onClose }: { row: Row; onClose: () => void }) {
  const texts = useTexts();
  const { t, label } = texts;
  return (
    <Modal opened onClose={onClose} title={t("imports.inFull")} closeButtonProps={{ "aria-label": t("common.close") }}>
      <Facts
        rows={[
          [t("imports.result"), label("importAction", row.action)],
          [t("imports.problem"), label("importCode", row.code)],
          [t("imports.entity"), describeEntity(texts, row.entity)],
          [t("imports.id"), row.sourceId],
          [t("imports.file"), row.file],
          [t("imports.row"), row.row],
          [t(row.action === "changed" ? "imports.changes" : "imports.why"), row.message],
        ]}
      />
    </Modal>
  );
}

function rowColumns(texts: Texts, action: Action): Column<Row>[] {
  const { t, label, number } = texts;
  return [
    {
      id: "file",
      header: t("imports.file"),
      cell: (row) => row.file ?? "—",
      sortBy: (row) => row.file,
      visibleFrom: "sm",
    },
    {
      id: "row",
      header: t("imports.row"),
      width: "5rem",
      align: "end",
      cell: (row) => (row.row ? number(row.row) : "—"),
      sortBy: (row) => row.row,
    },
    {
      id: "entity",
      header: t("imports.entity"),
      width: "9rem",
      cell: (row) => describeEntity(texts, row.entity),
      sortBy: (row) => row.entity,
      visibleFrom: "md",
    },
    { id: "id", header: t("imports.id"), cell: (row) => row.sourceId ?? "—", sortBy: (row) => row.sourceId },
    {
      id: "problem",
      header: t(action === "changed" ? "imports.changes" : "imports.problem"),
      share: 2.4,
      lines: 2,
      cell: (row) => (
        <TwoLines
          first={label("importCode", row.code) || row.message || "—"}
          second={row.code ? (row.message ?? "") : ""}
        />
      ),
      sortBy: (row) => row.code,
    },
  ];
}
