import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ClosingReport } from "../../../../contracts/routes/departures.ts";
import { getReportCsvRoute } from "../../../../contracts/routes/reports.ts";
import { useChange } from "../../../app/queries.ts";
import { may, useMe } from "../../../app/session.tsx";
import { downloadText } from "../../../components/charts/download-csv.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { closingColumns } from "./closing-columns.tsx";

/** Client by client; as a file for who may export clients, each one with its row in the audit. */
export function ClosingClients({ report }: { report: ClosingReport }) {
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const columns = useMemo(() => closingColumns(texts), [texts]);
  const csv = useChange(getReportCsvRoute, { onDone: (file) => downloadText(file.fileName, file.csv) });
  const take = () => csv.mutate({ body: { report: "closing", departureId: report.departureId } });
  return (
    <Panel
      title={t("departure.closing.list")}
      actions={
        may(me, "exportClients") ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            loading={csv.isPending}
            onClick={take}
          >
            {t("departure.closing.csv")}
          </Button>
        ) : null
      }
    >
      <DataTable
        label={t("departure.closing.list")}
        rows={report.clients}
        columns={columns}
        rowId={(line) => line.handoverId}
        onOpen={(line) => void navigate({ to: `/handovers/${line.handoverId}` })}
      />
    </Panel>
  );
}
