import { Alert, Text } from "@mantine/core";
import type { DepartureView } from "../../../../contracts/routes/departures.ts";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { useTexts } from "../../../texts/use-texts.ts";

/** Each stage's deadline, counted back from the last working day (R2), and where it is tight. */
export function DeadlinesPanel({ departure: { deadlines, plan } }: { departure: DepartureView }) {
  const { t, label, instant } = useTexts();
  const title = t("departure.plan.deadlines.title");
  return (
    <Panel title={title}>
      <Text size="sm" c="dimmed">
        {t("departure.plan.deadlines.lead", { days: plan.workingDays })}
      </Text>
      {plan.tight.length > 0 ? (
        <Alert color="orange">{t("departure.plan.deadlines.allTight", { count: plan.tight.length })}</Alert>
      ) : null}
      <SimpleTable
        label={title}
        head={[
          t("departure.plan.deadlines.stage"),
          t("departure.plan.deadlines.until"),
          ...(plan.tight.length > 0 ? [t("departure.stages.state")] : []),
        ]}
        rows={deadlines.map(({ stage, dueAt }) => ({
          key: stage,
          cells: [
            label("stage", stage),
            instant(dueAt),
            ...(plan.tight.length > 0 ? [plan.tight.includes(stage) ? t("departure.plan.deadlines.tight") : ""] : []),
          ],
        }))}
      />
    </Panel>
  );
}
