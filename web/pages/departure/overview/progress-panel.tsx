import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { Text } from "@mantine/core";
import { getProgressRoute, type ProgressView } from "../../../../contracts/routes/progress.ts";
import { type Stage, stages } from "../../../../domain/codes.ts";
import { useRead } from "../../../app/queries.ts";
import { ChartPanel } from "../../../components/charts/chart-panel.tsx";
import { Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { listPlanMarks, stageNumber, toProgressTable } from "./progress-table.ts";

/** Told apart by colour and by dash. */
const looks: Record<Stage, { color: string; strokeDasharray?: string }> = {
  S1: { color: "harbour.6" },
  S2: { color: "blue.6", strokeDasharray: "6 2" },
  S3: { color: "grape.6", strokeDasharray: "2 2" },
  S4: { color: "orange.7", strokeDasharray: "8 3 2 3" },
  S5: { color: "red.6", strokeDasharray: "10 4" },
  S6: { color: "gray.7", strokeDasharray: "4 4" },
};

/** Clients by stage at the end of each working day, against the plan, which wants all of them through by a stage's deadline. */
export function ProgressPanel({ departureId }: { departureId: string }) {
  const progress = useRead(getProgressRoute, { params: { departureId } }, { liveEveryMs: 10_000 });
  return <Loaded query={progress}>{(view) => <ProgressChart progress={view} />}</Loaded>;
}

function ProgressChart({ progress }: { progress: ProgressView }) {
  const texts = useTexts();
  const { t, label, day, number } = texts;
  const marks = listPlanMarks(texts, progress);
  const data = progress.days.map((one) => ({
    day: day(one.day),
    ...Object.fromEntries(stages.map((stage) => [stage, one.byStage?.[stage] ?? null])),
  }));
  return (
    <ChartPanel
      title={t("departure.progress.title")}
      table={toProgressTable(texts, progress)}
      csvName={`progress-${progress.departureId}`}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {progress.clients > 0
          ? t("departure.progress.lead", { count: progress.clients })
          : t("departure.progress.empty")}
      </Text>
      <LineChart
        h={320}
        data={data}
        dataKey="day"
        series={stages.map((stage) => ({
          name: stage,
          label: `${stageNumber(stage)} · ${label("stage", stage)}`,
          ...looks[stage],
        }))}
        curveType="linear"
        withLegend
        connectNulls={false}
        valueFormatter={(value) => number(value)}
        yAxisProps={{ domain: [0, Math.max(progress.clients, 1)], allowDecimals: false, width: 48 }}
        referenceLines={marks.map(({ x, label: text }) => ({
          x,
          label: text,
          color: "dimmed",
          strokeDasharray: "3 3",
          labelPosition: "insideTopRight" as const,
        }))}
        lineChartProps={{ accessibilityLayer: false, margin: { top: 16, right: 24 } }}
        lineProps={{ isAnimationActive: false }}
      />
    </ChartPanel>
  );
}
