import { SimpleGrid } from "@mantine/core";
import type { WorkloadLine } from "../../../contracts/routes/reports.ts";
import { Figure } from "../../components/figure.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** What the reps shown have together. */
export function WorkloadFigures({ lines }: { lines: readonly WorkloadLine[] }) {
  const { t, number } = useTexts();
  const sum = (of: (line: WorkloadLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const overdue = sum((line) => line.overdueTasks);
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      <Figure name={t("reports.workload.active")} value={number(sum((line) => line.activeClients))} />
      <Figure name={t("reports.workload.capacity")} value={number(sum((line) => line.capacity))} />
      <Figure name={t("reports.workload.open")} value={number(sum((line) => line.openTasks))} />
      <Figure
        name={t("reports.workload.overdue")}
        value={number(overdue)}
        {...(overdue > 0 ? { tone: "bad" as const } : {})}
      />
    </SimpleGrid>
  );
}
