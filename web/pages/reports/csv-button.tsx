import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { getReportCsvRoute, type ReportCsv } from "../../../contracts/routes/reports.ts";
import { useChange } from "../../app/queries.ts";
import { useMe } from "../../app/session.tsx";
import { downloadText } from "../../components/charts/download-csv.ts";
import { useTexts } from "../../texts/use-texts.ts";

/** A report as the server's own file, whose taking is recorded. Who has given notice takes none out. */
export function CsvButton({ ask }: { ask: ReportCsv }) {
  const { t } = useTexts();
  const me = useMe();
  const read = useChange(getReportCsvRoute, { onDone: ({ fileName, csv }) => downloadText(fileName, csv) });
  if (me.ownDepartureId !== null) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={14} />}
      loading={read.isPending}
      onClick={() => read.mutate({ body: ask })}
    >
      {t("common.csv")}
    </Button>
  );
}
