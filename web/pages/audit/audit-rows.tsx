import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Empty, Failed, Outline } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import type { AuditSearch } from "./audit-search.ts";
import { toQuery } from "./audit-search.ts";
import { EventDrawer } from "./event-drawer.tsx";
import { type AuditEvent, useAuditPages } from "./use-audit-pages.ts";
import { nameActor, nameVerb } from "./verbs.ts";

interface AuditRowsProps {
  asked: AuditSearch;
  onSearch: (search: AuditSearch) => void;
}

/** The rows found, newest first; more are loaded when the last come into sight. */
export function AuditRows({ asked, onSearch }: AuditRowsProps) {
  const texts = useTexts();
  const { t } = texts;
  const pages = useAuditPages(toQuery(asked));
  const [open, setOpen] = useState<AuditEvent | null>(null);
  const columns = useMemo(() => auditColumns(texts), [texts]);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.events) ?? [], [pages.data]);
  if (pages.data === undefined)
    return pages.isError ? <Failed problem={pages.error} onRetry={() => void pages.refetch()} /> : <Outline />;
  if (rows.length === 0) return <Empty title={t("audit.empty")}>{t("audit.emptyLead")}</Empty>;
  const more = () => {
    if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
  };
  return (
    <Stack gap="xs">
      <DataTable
        label={t("audit.title")}
        rows={rows}
        columns={columns}
        rowId={({ id }) => String(id)}
        onOpen={setOpen}
        onEnd={more}
        maxHeight="60dvh"
      />
      <Group gap="xs" role="status">
        <Text size="sm" c="dimmed">
          {t(pages.hasNextPage ? "audit.rowsSoFar" : "audit.rows", { count: rows.length })}
          {pages.isFetchingNextPage ? ` · ${t("audit.loadingMore")}` : ""}
        </Text>
        {pages.isFetchNextPageError ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {t("audit.moreFailed")}{" "}
            <Anchor component="button" size="sm" onClick={more}>
              {t("common.state.retry")}
            </Anchor>
          </Text>
        ) : null}
      </Group>
      <EventDrawer
        event={open}
        onClose={() => setOpen(null)}
        onSearch={(search) => {
          setOpen(null);
          onSearch(search);
        }}
      />
    </Stack>
  );
}

/** On a telephone the time stands under its day. */
const Wrapping = ({ text }: { text: string }) => (
  <Text span size="sm" lh={1.3} style={{ whiteSpace: "normal" }}>
    {text}
  </Text>
);

function auditColumns(texts: Texts): Column<AuditEvent>[] {
  const { t, instant, number } = texts;
  return [
    {
      id: "at",
      header: t("audit.column.at"),
      cell: (event) => <Wrapping text={instant(event.at)} />,
      width: "min(12rem, 30vw)",
    },
    { id: "who", header: t("audit.column.who"), cell: (event) => nameActor(texts, event) },
    { id: "what", header: t("audit.column.what"), cell: (event) => nameVerb(texts, event.verb) },
    {
      id: "subject",
      header: t("audit.column.subject"),
      cell: (event) => event.subjectName ?? event.subject,
      visibleFrom: "sm",
    },
    {
      id: "position",
      header: t("audit.column.position"),
      cell: ({ position }) => (position === null ? t("audit.notSealed") : number(position)),
      width: "9rem",
      align: "end",
      visibleFrom: "md",
    },
  ];
}
