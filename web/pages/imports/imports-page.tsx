import { Badge, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ImportItem } from "../../../contracts/imports.ts";
import { listImportsRoute } from "../../../contracts/routes/imports.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Panel } from "../../components/panel.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { useAllPages } from "../../components/use-all-pages.ts";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { describeProgress } from "./describe-progress.ts";
import { NewImport } from "./new-import.tsx";

/** Bringing an export in, and the imports so far. */
export function ImportsPage() {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const pages = useAllPages(listImportsRoute, {}, { liveEveryMs: 2_000 });
  const columns = useMemo(() => importColumns(texts), [texts]);
  return (
    <>
      <PageHeader title={t("imports.title")} lead={t("imports.lead")} />
      <Stack>
        <NewImport />
        <Panel title={t("imports.list")}>
          <Loaded query={pages}>
            {(all) => {
              const rows = all.flatMap((page) => page.imports);
              return rows.length === 0 ? (
                <Empty title={t("imports.listEmpty")}>{t("imports.listEmptyLead")}</Empty>
              ) : (
                <DataTable
                  label={t("imports.list")}
                  rows={rows}
                  columns={columns}
                  rowId={(one) => one.importId}
                  hrefOf={(one) => `/import/${one.importId}`}
                  onOpen={(one) => void navigate({ to: `/import/${one.importId}` })}
                  maxHeight="40dvh"
                />
              );
            }}
          </Loaded>
        </Panel>
      </Stack>
    </>
  );
}

const colors: Record<ImportItem["state"], string> = {
  uploaded: "gray",
  dryRun: "blue",
  applied: "teal",
  discarded: "gray",
  failed: "red",
};

function importColumns(texts: Texts): Column<ImportItem>[] {
  const { t, label, instant } = texts;
  return [
    { id: "at", header: t("imports.when"), cell: (one) => instant(one.at), sortBy: (one) => one.at },
    {
      id: "source",
      header: t("imports.source"),
      cell: (one) => one.source,
      sortBy: (one) => one.source,
      visibleFrom: "sm",
    },
    {
      id: "state",
      header: t("imports.state"),
      cell: (one) =>
        one.progress ? (
          describeProgress(texts, one.progress)
        ) : (
          <Badge size="sm" variant="dot" color={colors[one.state]}>
            {label("importState", one.state)}
          </Badge>
        ),
      sortBy: (one) => one.state,
    },
    { id: "found", header: t("imports.found"), visibleFrom: "md", cell: (one) => t("imports.foundShort", one.total) },
    { id: "by", header: t("imports.by"), visibleFrom: "sm", cell: (one) => one.uploadedBy ?? "—" },
  ];
}
