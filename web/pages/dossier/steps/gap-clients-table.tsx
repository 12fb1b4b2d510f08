import { Text } from "@mantine/core";
import { useMemo } from "react";
import type { HandoverView } from "../../../../contracts/inventory.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import type { OnMark } from "../../../components/data-table/use-row-keys.ts";
import { Panel } from "../../../components/panel.tsx";
import { TierBadge } from "../../../components/tier-badge.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";

interface GapClientsProps {
  rows: readonly HandoverView[];
  currentId: string | null;
  onOpen: (handoverId: string) => void;
  marked: ReadonlySet<string>;
  onMark: OnMark;
}

/** Clients with gaps, the most urgent first; x marks, Enter opens. */
export function GapClients({ rows, currentId, onOpen, marked, onMark }: GapClientsProps) {
  const texts = useTexts();
  const columns = useMemo(() => columnsOf(texts, currentId), [texts, currentId]);
  return (
    <Panel title={texts.t("dossier.complete.list")}>
      <DataTable
        label={texts.t("dossier.complete.list")}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => onOpen(row.id)}
        marked={marked}
        onMark={onMark}
        tone={(row) => (row.openGaps === 0 ? "done" : row.id === currentId ? "changed" : undefined)}
        maxHeight="50dvh"
      />
    </Panel>
  );
}

function columnsOf({ t }: Texts, currentId: string | null): Column<HandoverView>[] {
  return [
    {
      id: "client",
      header: t("dossier.complete.client"),
      cell: (row) => (
        <Text size="sm" fw={row.id === currentId ? 650 : 450} truncate aria-current={row.id === currentId || undefined}>
          {row.clientName}
        </Text>
      ),
      sortBy: (row) => row.clientName,
    },
    {
      id: "tier",
      header: t("dossier.complete.tier"),
      width: "7rem",
      visibleFrom: "xl",
      cell: (row) => <TierBadge tier={row.effectiveTier} />,
    },
    {
      id: "gaps",
      header: t("dossier.complete.open"),
      width: "6rem",
      align: "end",
      cell: (row) => row.openGaps,
      sortBy: (row) => -row.openGaps,
    },
  ];
}
