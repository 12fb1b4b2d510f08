import { Button, SegmentedControl, Table } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/use-texts.ts";
import { Panel } from "../panel.tsx";
import { downloadCsv } from "./download-csv.ts";

export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

interface ChartPanelProps {
  title: string;
  /** The same figures as the chart's. */
  table: ChartTable;
  /** The file's name without its end; left out for who may not take the figures away. */
  csvName?: string;
  /** More to do with the figures, instead of `csvName` the server's own file. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A chart, always with its figures as a table beside it: some read better, some cannot see a chart at all. */
export function ChartPanel({ title, table, csvName, actions, children }: ChartPanelProps) {
  const { t } = useTexts();
  const [view, setView] = useState("chart");
  const views = ["chart", "table"] as const;
  return (
    <Panel
      title={title}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={title}
            value={view}
            onChange={setView}
            data={views.map((value) => ({ value, label: t(`common.${value}`) }))}
          />
          {csvName ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={() => downloadCsv(`${csvName}.csv`, [table.head, ...table.rows])}
            >
              {t("common.csv")}
            </Button>
          ) : null}
          {actions}
        </>
      }
    >
      {view === "chart" ? (
        <div aria-hidden>{children}</div>
      ) : (
        <Table.ScrollContainer minWidth={320} type="native" tabIndex={0} role="region" aria-label={title}>
          <Table striped withRowBorders={false}>
            <Table.Thead>
              <Table.Tr>
                {table.head.map((name) => (
                  <Table.Th key={name} scope="col">
                    {name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.map((row) => (
                <Table.Tr key={row.join("|")}>
                  {row.map((value, at) => (
                    <Table.Td key={table.head[at] ?? at}>{value}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
